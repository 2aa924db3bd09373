package io.signalbox.bot.app.administration;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/**
 * State of a budget as the administration interface gives it out.
 *
 * @param name such as {@code caller:shopper} or {@code route:answers team:shop}
 * @param amount for each period, in US dollars
 * @param period hour, day, week or month
 * @param spent in the present period, in US dollars
 * @param held set aside for calls under way or to come, in US dollars
 * @param renews when the next period begins
 */
public record BudgetState(
    String name,
    BigDecimal amount,
    String period,
    BigDecimal spent,
    BigDecimal held,
    Instant renews) {
  static BudgetState of(BudgetStatus status) {
    return new BudgetState(
        status.budget().name(),
        dollars(status.budget().amount()),
        status.budget().period().name().toLowerCase(Locale.ROOT),
        dollars(status.spent()),
        dollars(status.held()),
        status.renews());
  }

  private static BigDecimal dollars(Cost cost) {
    return new BigDecimal(cost.inDollars().stripTrailingZeros().toPlainString());
  }

  /** Returns the state as one line of text. */
  public String line() {
    return "%s: %s of %s a %s spent, %s held, renews %s"
        .formatted(
            name, Cost.dollars(spent), Cost.dollars(amount), period, Cost.dollars(held), renews);
  }
}
