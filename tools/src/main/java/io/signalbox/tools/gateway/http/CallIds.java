package io.signalbox.tools.gateway.http;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Ids of calls: 128 random bits, so that nobody can take the id of another caller's next call. */
final class CallIds {
  private static final int BYTES = 16;

  private CallIds() {}

  static boolean isOne(@Nullable String text) {
    return text != null && text.matches("[0-9a-f]{32}");
  }

  /** The client's, where it sent one, else a new one. */
  static String sentOrNew(@Nullable String sent, RandomGenerator random) {
    if (sent != null && isOne(sent)) {
      return sent;
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
