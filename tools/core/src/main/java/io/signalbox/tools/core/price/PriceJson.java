package io.signalbox.tools.core.price;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads and validates price numbers in JSON. */
final class PriceJson {
  private static final double HIGHEST = 1e6;

  private PriceJson() {}

  /**
   * Returns the price in a JSON node.
   *
   * @throws IllegalArgumentException when it is no number, negative or absurd
   */
  static double price(JsonNode node) {
    if (!node.isNumber() || node.doubleValue() < 0 || node.doubleValue() > HIGHEST) {
      throw new IllegalArgumentException("no price");
    }
    return node.doubleValue();
  }
}
