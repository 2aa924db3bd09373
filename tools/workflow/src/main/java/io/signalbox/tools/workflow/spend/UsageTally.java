package io.signalbox.tools.workflow.spend;

import io.signalbox.tools.core.price.Cost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Collector of the rows of one export, and of omissions to report. */
final class UsageTally {
  /** Currency of all sums. */
  private static final String OURS = "USD";

  /** Most digits of an accepted number, against short texts that expand to huge numbers. */
  private static final int MOST_DIGITS = 30;

  /**
   * Accepted notation of numbers: an optional decimal point, and commas only where they must be
   * separators of thousands.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "-?\\$?-?(?:\\d+|[1-9]\\d{0,2}(?:,\\d{3}){2,}|[1-9]\\d{0,2}(?:,\\d{3})+(?=\\.))?"
              + "(?:\\.\\d*)?(?:[eE][+-]?\\d{1,9})?");

  private final List<TimedUsageRow> rows = new ArrayList<>();
  private final Map<String, BigDecimal> foreign = new TreeMap<>();
  private boolean more;

  void add(UsageRow row, String start) {
    rows.add(new TimedUsageRow(row, start));
  }

  /** Records that the export says it is incomplete, with further pages. */
  void more() {
    more = true;
  }

  List<TimedUsageRow> rows() {
    return rows;
  }

  boolean isEmpty() {
    return rows.isEmpty() && foreign.isEmpty();
  }

  /**
   * Parses an amount; empty, and counted as omitted, when it is in another currency.
   *
   * @param currency empty for ours
   * @param left by how many digits the point moves to the left
   * @throws IllegalArgumentException with the place, for what is no amount
   */
  Optional<Cost> paid(String amount, String currency, int left, String place) {
    BigDecimal number = number(amount, place).movePointLeft(left);
    String named = currency.strip().toUpperCase(Locale.ROOT);
    if (!named.isEmpty() && !named.equals(OURS)) {
      foreign.merge(named, number, BigDecimal::add);
      return Optional.empty();
    }
    try {
      return Optional.of(Cost.dollars(number));
    } catch (ArithmeticException e) {
      throw unreadable(amount, place);
    }
  }

  /**
   * Parses a number; an empty text is 0.
   *
   * @throws IllegalArgumentException with the place, for what is none
   */
  static BigDecimal number(String text, String place) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return BigDecimal.ZERO;
    }
    if (!NUMBER.matcher(stripped).matches()) {
      throw unreadable(text, place);
    }
    String plain = stripped.replace(",", "").replace("$", "");
    try {
      BigDecimal number = new BigDecimal(plain);
      if (Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS
          && Math.abs((long) number.scale()) <= MOST_DIGITS) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw unreadable(text, place);
    }
    throw unreadable(text, place);
  }

  /**
   * Parses a number of tokens or calls; an empty text is 0.
   *
   * @throws IllegalArgumentException with the place, for what is no whole number
   */
  static long count(String text, String place) {
    try {
      return number(text, place).longValueExact();
    } catch (ArithmeticException e) {
      throw unreadable(text, place);
    }
  }

  private static IllegalArgumentException unreadable(String text, String place) {
    String brief = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return new IllegalArgumentException(
        place + ": '" + brief + "' is no amount that can be read (1234.56 is)");
  }

  /** Returns the notes on what is missing from a file's sums. */
  List<String> notes(String file) {
    List<String> notes = new ArrayList<>();
    foreign.forEach(
        (currency, sum) ->
            notes.add(
                file
                    + ": "
                    + sum.stripTrailingZeros().toPlainString()
                    + " "
                    + currency
                    + " are left out; sums are in dollars."));
    if (more) {
      notes.add(
          file + " says that there is more ('has_more'): this is not all without the next page.");
    }
    return notes;
  }
}
