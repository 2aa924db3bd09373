package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.administration.CallerEdit;
import io.signalbox.bot.app.administration.GatewayAdministration;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.DataClass;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox gateway caller}, which adds or changes a caller of the gateway, or lists
 * all callers.
 */
@Command(
    name = "caller",
    mixinStandardHelpOptions = true,
    description = "Adds or changes a caller; without a name, lists them.")
public final class CallerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The caller's name.")
  private @Nullable String name;

  @Option(names = "--team", description = "The team it belongs to; a new caller needs one.")
  private @Nullable String team;

  @Option(names = "--owner", description = "Who is told when it runs low; a new one needs one.")
  private @Nullable String owner;

  @Option(
      names = "--group",
      split = ",",
      description = "Slack groups that it belongs to, all of them; --group= for none.")
  private @Nullable Set<String> groups;

  @Option(
      names = "--data-class",
      description = "${COMPLETION-CANDIDATES}; of a new caller INTERNAL.")
  private @Nullable DataClass dataClass;

  @Option(names = "--budget", description = "US dollars in a period, over all routes together.")
  private @Nullable Double budget;

  @Option(names = "--period", description = "When it renews: ${COMPLETION-CANDIDATES}.")
  private BudgetRule.@Nullable Period period;

  @Option(
      names = "--may-lower-data-class",
      arity = "1",
      paramLabel = "true|false",
      description = "Whether a call may name a lower data class than the caller's.")
  private @Nullable Boolean mayLower;

  @Option(names = "--no-budget", description = "Takes its own budget away.")
  private boolean noBudget;

  private final Clock clock;

  public CallerCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (GatewayAdministration gateway = settings.administration(spec, clock)) {
      if (name != null) {
        gateway.change(name, edit());
      }
      for (Caller each : gateway.callers()) {
        out.printf(
            "%s  team %s, owner %s, %s data%s%s%s%n",
            each.name(),
            each.team(),
            each.owner(),
            each.dataClass().label(),
            each.mayLower() ? " or what a call says" : "",
            each.groups().isEmpty()
                ? ""
                : ", groups " + String.join(" ", each.groups().stream().sorted().toList()),
            each.budget().map(b -> ", " + b.amount() + " a " + name(b.period())).orElse(""));
      }
    } catch (CallerEdit.UnusableEditException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    out.flush();
    return ExitCode.OK;
  }

  /** Returns the change of the caller that the options ask for. */
  private CallerEdit edit() {
    if (budget != null && !Double.isFinite(budget)) {
      throw new ParameterException(
          spec.commandLine(), "--budget must be a number of dollars from 0 to 1000000.");
    }
    return new CallerEdit(
        Optional.ofNullable(team),
        Optional.ofNullable(owner),
        Optional.ofNullable(groups).map(CallerCommand::withoutBlanks),
        Optional.ofNullable(dataClass),
        Optional.ofNullable(mayLower),
        Optional.ofNullable(budget).map(BigDecimal::valueOf),
        Optional.ofNullable(period),
        noBudget);
  }

  private static Set<String> withoutBlanks(Set<String> named) {
    return named.stream()
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String name(BudgetRule.Period period) {
    return period.name().toLowerCase(Locale.ROOT);
  }
}
