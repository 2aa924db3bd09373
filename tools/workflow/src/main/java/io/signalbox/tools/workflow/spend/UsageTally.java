package io.signalbox.tools.workflow.spend;

import io.signalbox.tools.core.price.Cost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rows of one export, and what is in it that does not count. */
final class UsageTally {
  /** Currency of all sums here. */
  private static final String OURS = "USD";

  /** No bill is written with more; a short text can stand for a number that fills the memory. */
  private static final int MOST_DIGITS = 30;

  private final List<BilledRow> rows = new ArrayList<>();
  private final Map<String, BigDecimal> foreign = new TreeMap<>();
  private boolean more;

  void add(BilledRow row) {
    rows.add(row);
  }

  /** Notes that the export says of itself that it is not all. */
  void more() {
    more = true;
  }

  List<BilledRow> rows() {
    return rows;
  }

  boolean isEmpty() {
    return rows.isEmpty() && foreign.isEmpty();
  }

  /**
   * Reads an amount; empty where it is in another currency, whose row is not to be added.
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
   * Reads a number as exports write them; nothing at all is 0.
   *
   * @throws IllegalArgumentException with the place, for what is none
   */
  static BigDecimal number(String text, String place) {
    String plain = text.replace(",", "").replace("$", "").strip();
    if (plain.isEmpty()) {
      return BigDecimal.ZERO;
    }
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

  private static IllegalArgumentException unreadable(String text, String place) {
    String brief = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return new IllegalArgumentException(place + ": '" + brief + "' is no amount that can be read");
  }

  /** Returns the sentences on what is missing from a file's sums. */
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
