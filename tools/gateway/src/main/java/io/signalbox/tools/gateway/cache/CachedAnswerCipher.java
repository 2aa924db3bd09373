package io.signalbox.tools.gateway.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.secret.Sha256Hash;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts cached answers for shared stores with a key derived from the request. The request is
 * stored nowhere, so only a sender of the same request can decrypt its answer.
 */
public final class CachedAnswerCipher {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private CachedAnswerCipher() {}

  /** Returns the storage key of a request's answer, a hash that reveals nothing of the request. */
  public static String id(String request) {
    return Sha256Hash.hex("row\n" + request);
  }

  /** Returns the encrypted answer. */
  public static byte[] closed(String request, CachedAnswer answer) {
    byte[] type = answer.contentType().getBytes(UTF_8);
    ByteBuffer plain = ByteBuffer.allocate(4 * Long.BYTES + type.length + answer.body().length);
    plain.putLong(answer.usage().input()).putLong(answer.usage().output());
    plain.putLong(answer.cost().picodollars()).putLong(type.length).put(type).put(answer.body());
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    try {
      byte[] hidden = cipher(Cipher.ENCRYPT_MODE, request, nonce, plain.array());
      return ByteBuffer.allocate(nonce.length + hidden.length).put(nonce).put(hidden).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  /** Decrypts an answer; empty if the stored bytes were altered. */
  public static Optional<CachedAnswer> opened(String request, byte[] stored) {
    if (stored.length < NONCE_BYTES) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
    byte[] hidden = Arrays.copyOfRange(stored, NONCE_BYTES, stored.length);
    try {
      ByteBuffer plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, request, nonce, hidden));
      TokenUsage usage = TokenUsage.of(plain.getLong(), plain.getLong());
      Cost cost = new Cost(plain.getLong());
      byte[] type = new byte[Math.toIntExact(plain.getLong())];
      plain.get(type);
      byte[] body = new byte[plain.remaining()];
      plain.get(body);
      return Optional.of(new CachedAnswer(body, new String(type, UTF_8), usage, cost));
    } catch (GeneralSecurityException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static byte[] cipher(int mode, String request, byte[] nonce, byte[] bytes)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec key = new SecretKeySpec(Sha256Hash.bytes("answer\n" + request), "AES");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher.doFinal(bytes);
  }
}
