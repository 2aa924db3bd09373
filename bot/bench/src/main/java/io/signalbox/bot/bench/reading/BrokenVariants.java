package io.signalbox.bot.bench.reading;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/**
 * Broken variants of a file: cut off, flipped bytes, a piece of it nested, repeated until it is
 * huge, pieces left out, or its halves exchanged. The same seed always gives the same ones.
 */
final class BrokenVariants {
  private static final int KINDS = 6;
  private static final int LARGEST = 512 * 1024;
  private static final int LONGEST_PIECE = 24;
  private static final int MOST_REPEATED = 4_000;

  private final Random random;

  BrokenVariants(long seed) {
    random = new Random(seed);
  }

  /**
   * @param number tells the kind of damage
   */
  byte[] of(byte[] whole, int number) {
    if (whole.length < 2) {
      return whole;
    }
    int at = random.nextInt(whole.length);
    return switch (number % KINDS) {
      case 0 -> Arrays.copyOf(whole, at);
      case 1 -> flipped(whole);
      case 2 -> repeated(whole, at, Math.min(whole.length, at + 1 + random.nextInt(LONGEST_PIECE)));
      case 3 -> repeated(whole, 0, whole.length);
      case 4 -> joined(whole, 0, at, Math.min(whole.length, at + random.nextInt(500)));
      default -> joined(whole, at, whole.length, 0);
    };
  }

  private byte[] flipped(byte[] whole) {
    byte[] flipped = whole.clone();
    for (int i = 1 + random.nextInt(40); i > 0; i--) {
      flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
    }
    return flipped;
  }

  /** The piece from the one place to the other many times over, with what stands around it. */
  private byte[] repeated(byte[] whole, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, 0, from);
    for (int i = random.nextInt(MOST_REPEATED); i >= 0 && out.size() < LARGEST; i--) {
      out.write(whole, from, to - from);
    }
    out.write(whole, to, whole.length - to);
    return out.toByteArray();
  }

  private static byte[] joined(byte[] whole, int from, int to, int next) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, from, to - from);
    int end = next == 0 ? from : whole.length;
    out.write(whole, next, end - next);
    return out.toByteArray();
  }
}
