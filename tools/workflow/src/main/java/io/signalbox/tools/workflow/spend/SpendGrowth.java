package io.signalbox.tools.workflow.spend;

import io.signalbox.tools.core.price.Cost;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decomposition of a change in cost between two periods into four factors: number of calls, mix of
 * models, tokens per call, price per token. The four add up to the difference exactly, whatever the
 * numbers: each is the mean, over all orders in which the four can change one after the other, of
 * what it alone changes (the Shapley value).
 *
 * @param calls by the number of calls, at the models, tokens and prices of before
 * @param models by the share that each model has of the calls
 * @param tokens by the tokens of a call, for each model
 * @param price by the price of a token, for each model; what was cached counts here too
 */
public record SpendGrowth(
    Cost before, Cost after, Cost calls, Cost models, Cost tokens, Cost price) {
  private static final int FACTORS = 4;
  private static final int ORDERS = 24;

  /** Calls, tokens and cost of one model. */
  private record ModelSum(double calls, double tokens, double cost) {
    static final ModelSum NONE = new ModelSum(0, 0, 0);

    ModelSum plus(SpendLine line) {
      return new ModelSum(
          calls + line.calls(),
          tokens + line.volume().tokens(),
          cost + (double) line.cost().picodollars());
    }

    /** Returns the tokens per call, taken from the other period when the model had no calls. */
    double perCall(ModelSum other) {
      return calls > 0 ? tokens / calls : other.calls > 0 ? other.tokens / other.calls : 0;
    }

    double perToken(ModelSum other) {
      return tokens > 0 ? cost / tokens : other.tokens > 0 ? other.cost / other.tokens : 0;
    }
  }

  /**
   * Decomposes the difference in cost of two periods into the parts due to calls, models, tokens
   * and prices.
   */
  public static SpendGrowth between(List<SpendLine> before, List<SpendLine> after) {
    Map<String, ModelSum> first = sums(before);
    Map<String, ModelSum> second = sums(after);
    long[] values = new long[1 << FACTORS];
    for (int changed = 0; changed < values.length; changed++) {
      values[changed] = cost(first, second, changed);
    }
    // What no product of the four gives, cost without calls or tokens, is a matter of price.
    values[0] = sum(before);
    values[values.length - 1] = sum(after);
    long[] effects = effects(values);
    return new SpendGrowth(
        new Cost(values[0]),
        new Cost(values[values.length - 1]),
        new Cost(effects[0]),
        new Cost(effects[1]),
        new Cost(effects[2]),
        new Cost(effects[3]));
  }

  public Cost difference() {
    return after.minus(before);
  }

  private static Map<String, ModelSum> sums(List<SpendLine> lines) {
    Map<String, ModelSum> sums = new HashMap<>();
    for (SpendLine line : lines) {
      String model = line.target().model();
      sums.put(model, sums.getOrDefault(model, ModelSum.NONE).plus(line));
    }
    return sums;
  }

  private static long sum(List<SpendLine> lines) {
    return lines.stream().map(SpendLine::cost).reduce(Cost.NOTHING, Cost::plus).picodollars();
  }

  /**
   * Returns the hypothetical cost in which the factors with a set bit have the values of the second
   * period.
   */
  private static long cost(Map<String, ModelSum> first, Map<String, ModelSum> second, int changed) {
    double total = calls((changed & 1) != 0 ? second : first);
    Map<String, ModelSum> mix = (changed & 2) != 0 ? second : first;
    double mixed = calls(mix);
    Set<String> models = new TreeSet<>(first.keySet());
    models.addAll(second.keySet());
    double cost = 0;
    for (String model : models) {
      ModelSum old = first.getOrDefault(model, ModelSum.NONE);
      ModelSum now = second.getOrDefault(model, ModelSum.NONE);
      double share = mixed == 0 ? 0 : mix.getOrDefault(model, ModelSum.NONE).calls() / mixed;
      double perCall = (changed & 4) != 0 ? now.perCall(old) : old.perCall(now);
      double perToken = (changed & 8) != 0 ? now.perToken(old) : old.perToken(now);
      cost += total * share * perCall * perToken;
    }
    return Math.round(cost);
  }

  private static double calls(Map<String, ModelSum> sums) {
    return sums.values().stream().mapToDouble(ModelSum::calls).sum();
  }

  /**
   * Returns the Shapley value of each factor from whole-number sums; the last gets the rounding
   * remainder.
   */
  private static long[] effects(long[] values) {
    long[] effects = new long[FACTORS];
    long left = Math.subtractExact(values[values.length - 1], values[0]);
    for (int factor = 0; factor < FACTORS - 1; factor++) {
      BigInteger sum = BigInteger.ZERO;
      for (int others = 0; others < values.length; others++) {
        if ((others & (1 << factor)) == 0) {
          long alone = values[others | (1 << factor)] - values[others];
          sum = sum.add(BigInteger.valueOf(alone).multiply(BigInteger.valueOf(orders(others))));
        }
      }
      effects[factor] = sum.divide(BigInteger.valueOf(ORDERS)).longValueExact();
      left = Math.subtractExact(left, effects[factor]);
    }
    effects[FACTORS - 1] = left;
    return effects;
  }

  /** Returns the number of orders in which exactly these factors change before the next one. */
  private static long orders(int others) {
    int before = Integer.bitCount(others);
    return factorial(before) * factorial(FACTORS - 1 - before);
  }

  private static long factorial(int number) {
    return number <= 1 ? 1 : number * factorial(number - 1);
  }
}
