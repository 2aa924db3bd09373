package io.signalbox.tools.core.price;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Exact amount of US dollars in picodollars (10⁻¹² dollars). A price of 0.0375 dollars a million
 * tokens is 37,500 picodollars a token. Holds up to nine million dollars; sums beyond that throw.
 */
public record Cost(long picodollars) implements Comparable<Cost> {
  public static final Cost NOTHING = new Cost(0);

  private static final int SCALE = 12;

  /** Creates a cost from a number of dollars, with fractions of a picodollar rounded up. */
  public static Cost dollars(BigDecimal dollars) {
    return new Cost(dollars.setScale(SCALE, RoundingMode.CEILING).unscaledValue().longValueExact());
  }

  public static Cost dollars(double dollars) {
    return dollars(BigDecimal.valueOf(dollars));
  }

  /** Returns the amount in US dollars, exactly, with twelve decimals. */
  public BigDecimal inDollars() {
    return BigDecimal.valueOf(picodollars, SCALE);
  }

  public Cost plus(Cost other) {
    return new Cost(Math.addExact(picodollars, other.picodollars));
  }

  public Cost minus(Cost other) {
    return new Cost(Math.subtractExact(picodollars, other.picodollars));
  }

  public Cost times(long count) {
    return new Cost(Math.multiplyExact(picodollars, count));
  }

  public boolean isMoreThan(Cost other) {
    return picodollars > other.picodollars;
  }

  /**
   * Formats the amount in dollars, such as {@code $12.50}; amounts below a dollar have up to six
   * decimals.
   */
  @Override
  public String toString() {
    BigDecimal dollars = inDollars();
    boolean cents = dollars.abs().compareTo(BigDecimal.ONE) >= 0 || picodollars == 0;
    BigDecimal shown = dollars.setScale(cents ? 2 : 6, RoundingMode.HALF_UP);
    return "$" + (cents ? shown : atLeastCents(shown)).toPlainString();
  }

  @Override
  public int compareTo(Cost other) {
    return Long.compare(picodollars, other.picodollars);
  }

  private static BigDecimal atLeastCents(BigDecimal amount) {
    BigDecimal brief = amount.stripTrailingZeros();
    return brief.scale() < 2 ? brief.setScale(2) : brief;
  }
}
