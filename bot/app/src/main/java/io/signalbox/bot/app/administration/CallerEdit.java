package io.signalbox.bot.app.administration;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.ModelSettings;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Requested change of a gateway caller. An empty field keeps its present value, or the default for
 * a new caller.
 *
 * @param mayLower whether its calls may name a lower data class than its own
 * @param noBudget takes its own budget away
 */
public record CallerEdit(
    Optional<String> team,
    Optional<String> owner,
    Optional<Set<String>> groups,
    Optional<DataClass> dataClass,
    Optional<Boolean> mayLower,
    Optional<BigDecimal> budget,
    Optional<BudgetRule.Period> period,
    boolean noBudget) {
  private static final BigDecimal MOST_DOLLARS = BigDecimal.valueOf(1_000_000);

  /** Signals an edit with a missing or invalid value; the message is a sentence for the user. */
  public static final class UnusableEditException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableEditException(String sentence) {
      super(sentence);
    }
  }

  /**
   * Returns the caller with this edit applied, or a new caller where none is known.
   *
   * @throws UnusableEditException with a sentence for whoever asks for it
   */
  public Caller of(String name, Optional<Caller> known) {
    check(name);
    String itsTeam = team.or(() -> known.map(Caller::team)).orElse("");
    String itsOwner = owner.or(() -> known.map(Caller::owner)).orElse("");
    if (itsTeam.isBlank() || itsOwner.isBlank()) {
      throw new UnusableEditException("A caller needs a --team and an --owner.");
    }
    return new Caller(
        name,
        itsTeam,
        itsOwner,
        groups.or(() -> known.map(Caller::groups)).orElse(Set.of()),
        dataClass.or(() -> known.map(Caller::dataClass)).orElse(DataClass.INTERNAL),
        noBudget ? Optional.empty() : allowance(known.flatMap(Caller::budget)),
        mayLower.or(() -> known.map(Caller::mayLower)).orElse(false));
  }

  private void check(String name) {
    if (!name.matches("[\\w.-]{1,100}")) {
      throw new UnusableEditException(
          "A caller's name has up to 100 letters, digits, dots and hyphens.");
    }
    if (name.equals(ModelSettings.CALLER)) {
      throw new UnusableEditException("'" + name + "' is the bot's own name; choose another one.");
    }
    if (noBudget && (budget.isPresent() || period.isPresent())) {
      throw new UnusableEditException("--no-budget goes with neither --budget nor --period.");
    }
    boolean possible =
        budget
            .filter(amount -> amount.signum() < 0 || amount.compareTo(MOST_DOLLARS) > 0)
            .isEmpty();
    if (!possible) {
      throw new UnusableEditException("--budget must be a number of dollars from 0 to 1000000.");
    }
  }

  private Optional<Caller.Allowance> allowance(Optional<Caller.Allowance> known) {
    Optional<Cost> amount = budget.map(Cost::dollars).or(() -> known.map(Caller.Allowance::amount));
    Optional<BudgetRule.Period> renews = period.or(() -> known.map(Caller.Allowance::period));
    if (amount.isPresent() != renews.isPresent()) {
      throw new UnusableEditException(
          "--budget and --period go together where there is no budget yet.");
    }
    return amount.flatMap(dollars -> renews.map(each -> new Caller.Allowance(dollars, each)));
  }
}
