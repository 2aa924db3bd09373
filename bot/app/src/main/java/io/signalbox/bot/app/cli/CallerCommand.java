package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.DataClass;
import java.io.PrintWriter;
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

/** {@code signalbox gateway caller}: adds or changes a caller; lists them without a name. */
@Command(
    name = "caller",
    mixinStandardHelpOptions = true,
    description = "Adds or changes a caller; without a name, lists them.")
public final class CallerCommand implements Callable<Integer> {
  private static final double MOST_DOLLARS = 1e6;

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

  @Option(names = "--no-budget", description = "Takes its own budget away.")
  private boolean noBudget;

  private final Clock clock;

  public CallerCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SignalboxSettings loaded = settings.load(spec, clock);
    PrintWriter out = spec.commandLine().getOut();
    Optional<String> named = Optional.ofNullable(name);
    named.ifPresent(this::check);
    try (GatewayAssembly assembly = GatewayAssembly.open(loaded, clock)) {
      named.ifPresent(each -> assembly.callerChanges().change(each, known -> changed(each, known)));
      for (Caller each : assembly.callers().list()) {
        out.printf(
            "%s  team %s, owner %s, %s data%s%s%n",
            each.name(),
            each.team(),
            each.owner(),
            each.dataClass().label(),
            each.groups().isEmpty()
                ? ""
                : ", groups " + String.join(" ", each.groups().stream().sorted().toList()),
            each.budget().map(b -> ", " + b.amount() + " a " + name(b.period())).orElse(""));
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private void check(String named) {
    if (!named.matches("[\\w.-]{1,100}")) {
      throw wrong("A caller's name has up to 100 letters, digits, dots and hyphens.");
    }
    if (noBudget && (budget != null || period != null)) {
      throw wrong("--no-budget goes with neither --budget nor --period.");
    }
    if (budget != null && !(budget >= 0 && budget <= MOST_DOLLARS)) {
      throw wrong("--budget must be a number of dollars from 0 to 1000000.");
    }
  }

  /** The caller with what was named on the command line; everything else stays as it is. */
  private Caller changed(String named, Optional<Caller> known) {
    String itsTeam = named(team, known.map(Caller::team).orElse(""));
    String itsOwner = named(owner, known.map(Caller::owner).orElse(""));
    if (itsTeam.isBlank() || itsOwner.isBlank()) {
      throw wrong("A caller needs a --team and an --owner.");
    }
    return new Caller(
        named,
        itsTeam,
        itsOwner,
        groups == null ? known.map(Caller::groups).orElse(Set.of()) : withoutBlanks(groups),
        named(dataClass, known.map(Caller::dataClass).orElse(DataClass.INTERNAL)),
        noBudget ? Optional.empty() : allowance(known.flatMap(Caller::budget)));
  }

  private Optional<Caller.Allowance> allowance(Optional<Caller.Allowance> known) {
    Optional<Cost> amount =
        Optional.ofNullable(budget)
            .map(Cost::dollars)
            .or(() -> known.map(Caller.Allowance::amount));
    Optional<BudgetRule.Period> renews =
        Optional.ofNullable(period).or(() -> known.map(Caller.Allowance::period));
    if (amount.isPresent() != renews.isPresent()) {
      throw wrong("--budget and --period go together where there is no budget yet.");
    }
    return amount.flatMap(dollars -> renews.map(each -> new Caller.Allowance(dollars, each)));
  }

  private static <T> T named(@Nullable T option, T known) {
    return option == null ? known : option;
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

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
