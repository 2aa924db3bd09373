package io.signalbox.ingestion.csv;

import java.util.List;
import java.util.Locale;

/**
 * CSV column, identified by any of several header names. Names are compared without case, blanks
 * and punctuation, so that {@code starts_at}, {@code Starts at} and {@code StartsAt} are one.
 *
 * @param names the preferred one first; never empty
 */
public record CsvColumn(List<String> names) {
  private static final int MOST_SHOWN = 6;

  public CsvColumn {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a column needs a name");
    }
    names = List.copyOf(names);
  }

  /** Returns a column with these accepted names. */
  public static CsvColumn of(String... names) {
    return new CsvColumn(List.of(names));
  }

  /** Normalises a header name for comparison: its letters and digits in lower case. */
  static String normal(String name) {
    StringBuilder kept = new StringBuilder();
    name.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    return kept.toString().toLowerCase(Locale.ROOT);
  }

  /** Returns the form used in messages: {@code start (or from, starts_at)}. */
  @Override
  public String toString() {
    if (names.size() == 1) {
      return names.getFirst();
    }
    int shown = Math.min(names.size(), MOST_SHOWN);
    return names.getFirst()
        + " (or "
        + String.join(", ", names.subList(1, shown))
        + (names.size() > shown ? ", …)" : ")");
  }
}
