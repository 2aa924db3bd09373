package io.signalbox.ingestion.csv;

/**
 * Detects the delimiter of a CSV file: the one of comma, semicolon, tab and bar used most in the
 * header outside quotes.
 */
final class CsvDelimiter {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};

  private CsvDelimiter() {}

  static char in(String firstLine) {
    int[] counts = new int[CANDIDATES.length];
    boolean quoted = false;
    for (int i = 0; i < firstLine.length(); i++) {
      char c = firstLine.charAt(i);
      quoted ^= c == '"';
      for (int candidate = 0; candidate < CANDIDATES.length && !quoted; candidate++) {
        counts[candidate] += c == CANDIDATES[candidate] ? 1 : 0;
      }
    }
    int best = 0;
    for (int candidate = 1; candidate < CANDIDATES.length; candidate++) {
      best = counts[candidate] > counts[best] ? candidate : best;
    }
    return CANDIDATES[best];
  }
}
