package io.signalbox.tools.workflow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.secret.HmacSha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;

/** Computes HMAC-SHA-256 over texts, each prefixed with its length in bytes. Pure. */
final class KeyedHash {
  private KeyedHash() {}

  /** Returns the HMAC of the texts under the key, as hexadecimal digits. */
  static String of(byte[] key, String... texts) {
    Mac mac = HmacSha256.keyed(key);
    for (String text : texts) {
      byte[] bytes = text.getBytes(UTF_8);
      mac.update((bytes.length + ":").getBytes(UTF_8));
      mac.update(bytes);
    }
    return HexFormat.of().formatHex(mac.doFinal());
  }

  /** Compares two hashes in constant time. */
  static boolean equal(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
