package io.signalbox.tools.core.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.signalbox.config.secret.HmacSha256;
import io.signalbox.config.secret.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs policy snapshots (HMAC-SHA-256) and encrypts the provider keys in them (AES-256-GCM), with
 * keys derived from the caller's virtual key. Both sides have that one already, the gateway at the
 * moment of the request: nothing else has to be handed out, a file on a disk is worthless without
 * it, and a snapshot ends with the key that it was made for.
 */
public final class SnapshotSeal {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          // A newer gateway may say more than an older library knows.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final byte[] signing;
  private final byte[] sealing;

  /** Snapshot in transfer and on disk, with its MAC, both in base 64. */
  record Signed(String snapshot, String mac) {}

  /**
   * @param callerKey the virtual key of the caller whose snapshots these are
   */
  public SnapshotSeal(Secret callerKey) {
    byte[] key = callerKey.reveal().getBytes(UTF_8);
    this.signing = HmacSha256.of(key, "signalbox snapshot: sign".getBytes(UTF_8));
    this.sealing = HmacSha256.of(key, "signalbox snapshot: seal".getBytes(UTF_8));
  }

  /** Returns the snapshot as signed JSON. */
  public byte[] sign(PolicySnapshot snapshot) {
    try {
      byte[] bytes = JSON.writeValueAsBytes(snapshot);
      return JSON.writeValueAsBytes(
          new Signed(base64(bytes), base64(HmacSha256.of(signing, bytes))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a snapshot is always JSON", e);
    }
  }

  /**
   * Verifies and parses a signed snapshot; empty when it was not signed for this key or was
   * altered.
   */
  public Optional<PolicySnapshot> read(byte[] signed) {
    try {
      Signed parts = JSON.readValue(signed, Signed.class);
      byte[] snapshot = Base64.getDecoder().decode(parts.snapshot());
      byte[] mac = Base64.getDecoder().decode(parts.mac());
      return MessageDigest.isEqual(HmacSha256.of(signing, snapshot), mac)
          ? Optional.of(JSON.readValue(snapshot, PolicySnapshot.class))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Encrypts a secret for the holder of the caller's key.
   *
   * @param purpose what it is for; it opens for nothing else
   */
  public String seal(Secret secret, String purpose, RandomGenerator random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = gcm(Cipher.ENCRYPT_MODE, nonce, purpose, secret.reveal().getBytes(UTF_8));
    byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
    System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
    return base64(all);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Decrypts a secret that was sealed for this purpose. */
  public Secret open(String sealed, String purpose) {
    byte[] all = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return new Secret(new String(gcm(Cipher.DECRYPT_MODE, nonce, purpose, rest), UTF_8));
  }

  private byte[] gcm(int mode, byte[] nonce, String purpose, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what was sealed cannot be opened with this key", e);
    }
  }
}
