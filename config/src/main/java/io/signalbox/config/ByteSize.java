package io.signalbox.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amount of data in bytes, as written in settings: {@code 64MB}, {@code 64MiB}.
 *
 * @param bytes from 0
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
  static final String ALLOWED =
      "a size: a whole number with B, kB, MB, GB, TB (powers of 1000) or KiB, MiB, GiB, TiB"
          + " (powers of 1024), such as 64MB";

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,18}) ?(B|kB|KB|MB|GB|TB|KiB|MiB|GiB|TiB)");
  private static final Map<String, Long> UNITS = units();

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is 0 or more");
    }
  }

  /**
   * Reads {@code 64MB} (decimal, 64,000,000 bytes) or {@code 64MiB} (binary, 67,108,864 bytes).
   *
   * @throws IllegalArgumentException when the text is no size
   * @throws ArithmeticException when it is 8 EiB or more
   */
  public static ByteSize parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no size");
    }
    // Some write KB for 1000 bytes, where the standard prefix is a small k.
    String unit = matcher.group(2).equals("KB") ? "kB" : matcher.group(2);
    return new ByteSize(
        Math.multiplyExact(Long.parseLong(matcher.group(1)), UNITS.getOrDefault(unit, 1L)));
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /**
   * Returns the size in the largest unit that divides it, in the notation that {@link #parse}
   * reads.
   */
  @Override
  public String toString() {
    return UNITS.entrySet().stream()
        .filter(unit -> bytes >= unit.getValue() && bytes % unit.getValue() == 0)
        .findFirst()
        .map(unit -> bytes / unit.getValue() + unit.getKey())
        .orElse("0B");
  }

  private static Map<String, Long> units() {
    Map<String, Long> units = new LinkedHashMap<>();
    units.put("TiB", 1L << 40);
    units.put("TB", 1_000_000_000_000L);
    units.put("GiB", 1L << 30);
    units.put("GB", 1_000_000_000L);
    units.put("MiB", 1L << 20);
    units.put("MB", 1_000_000L);
    units.put("KiB", 1L << 10);
    units.put("kB", 1_000L);
    units.put("B", 1L);
    return units;
  }
}
