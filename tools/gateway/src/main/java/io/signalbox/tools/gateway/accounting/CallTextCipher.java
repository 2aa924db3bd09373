package io.signalbox.tools.gateway.accounting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.secret.Secret;
import io.signalbox.config.secret.Sha256Hash;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts and decrypts logged texts of calls (AES-256-GCM) with a key derived from a secret. */
public final class CallTextCipher {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  public CallTextCipher(Secret secret) {
    byte[] derived = Sha256Hash.bytes("signalbox texts of calls: " + secret.reveal());
    this.key = new SecretKeySpec(derived, "AES");
  }

  /** Returns the encrypted text in base64. */
  public String sealed(byte[] text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, text);
    byte[] all = ByteBuffer.allocate(nonce.length + hidden.length).put(nonce).put(hidden).array();
    return Base64.getEncoder().encodeToString(all);
  }

  /**
   * Returns the text that {@link #sealed} encrypted.
   *
   * @throws IllegalArgumentException when it was encrypted with another secret, or changed
   */
  public String opened(String text) {
    byte[] all = Base64.getDecoder().decode(text);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] plain =
        cipher(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(all, NONCE_BYTES, all.length));
    return new String(plain, UTF_8);
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the text was encrypted with another secret", e);
    }
  }
}
