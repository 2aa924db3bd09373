package io.signalbox.config.secret;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256: hashes by which only the holder of a key can vouch for bytes. */
public final class HmacSha256 {
  private static final String ALGORITHM = "HmacSHA256";

  private HmacSha256() {}

  /**
   * Returns a code of this key to which bytes are added part by part.
   *
   * @throws IllegalArgumentException if the key is empty
   */
  public static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  /** Returns the 32 bytes of the code of these bytes. */
  public static byte[] of(byte[] key, byte[] bytes) {
    return keyed(key).doFinal(bytes);
  }
}
