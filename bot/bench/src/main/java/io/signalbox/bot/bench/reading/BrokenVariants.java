package io.signalbox.bot.bench.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Generates damaged copies of a file, as disks, editors and half-done exports leave them. The same
 * seed makes the same copies.
 */
final class BrokenVariants {
  private static final int MOST_FLIPPED = 20;
  private static final int DEEPEST = 20_000;
  private static final int LARGEST = 4_000_000;

  private final byte[] original;
  private final Random random;

  BrokenVariants(byte[] original, long seed) {
    this.original = original.clone();
    this.random = new Random(seed);
  }

  /** Returns the next damaged copy. */
  byte[] next() {
    if (original.length < 2) {
      return original.clone();
    }
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(original, random.nextInt(original.length));
      case 1 -> flipped();
      case 2 -> without();
      case 3 -> doubled();
      case 4 -> nested();
      case 5 -> grown();
      default -> lines();
    };
  }

  private byte[] flipped() {
    byte[] copy = original.clone();
    for (int i = 1 + random.nextInt(MOST_FLIPPED); i > 0; i--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  private byte[] without() {
    int from = random.nextInt(original.length);
    int to = from + random.nextInt(original.length - from);
    return spliced(from, new byte[0], to);
  }

  private byte[] doubled() {
    int from = random.nextInt(original.length);
    int to = from + random.nextInt(original.length - from);
    return spliced(from, Arrays.copyOfRange(original, from, to), from);
  }

  private byte[] nested() {
    String sign =
        new String[] {"[", "{\"a\":", "\"", "- ", "<a>", "BEGIN:VEVENT\n"}[random.nextInt(6)];
    return spliced(
        random.nextInt(original.length),
        bytes(sign.repeat(1 + random.nextInt(DEEPEST))),
        original.length);
  }

  private byte[] grown() {
    int from = random.nextInt(original.length);
    return spliced(from, bytes("x".repeat(random.nextInt(LARGEST))), from);
  }

  /** Returns the file with its lines shuffled and some of them emptied. */
  private byte[] lines() {
    String[] lines = new String(original, StandardCharsets.ISO_8859_1).split("\n", -1);
    UnaryOperator<String> drop = line -> random.nextInt(4) == 0 ? "" : line;
    for (int i = lines.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      String line = lines[i];
      lines[i] = drop.apply(lines[other]);
      lines[other] = line;
    }
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] spliced(int from, byte[] piece, int to) {
    byte[] copy = new byte[from + piece.length + original.length - to];
    System.arraycopy(original, 0, copy, 0, from);
    System.arraycopy(piece, 0, copy, from, piece.length);
    System.arraycopy(original, to, copy, from + piece.length, original.length - to);
    return copy;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
