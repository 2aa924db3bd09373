package io.signalbox.tools.gateway.caller;

import io.signalbox.config.secret.Secret;
import io.signalbox.config.secret.Sha256Hash;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Creates and hashes virtual keys: {@code sbx-} and 256 random bits. That many need no slow hash: a
 * plain SHA-256 cannot be searched back.
 */
final class KeyText {
  private static final String PREFIX = "sbx-";
  private static final int BYTES = 32;
  private static final int ID_BYTES = 6;
  private static final int MOST = 200;

  private KeyText() {}

  static Secret random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  static String id(RandomGenerator random) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return "key-" + HexFormat.of().formatHex(bytes);
  }

  /** Returns whether a text has the form of a key. */
  static boolean isPlausible(String text) {
    return text.startsWith(PREFIX) && text.length() <= MOST;
  }

  static String hash(String key) {
    return Sha256Hash.hex(key);
  }
}
