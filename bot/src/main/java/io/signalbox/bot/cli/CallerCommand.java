package io.signalbox.bot.cli;

import io.signalbox.bot.assembly.GatewayAssembly;
import io.signalbox.bot.assembly.SignalboxSettings;
import io.signalbox.tools.caller.Caller;
import io.signalbox.tools.price.Cost;
import io.signalbox.tools.route.BudgetRule;
import io.signalbox.tools.route.DataClass;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The caller's name.")
  private @Nullable String name;

  @Option(names = "--team", defaultValue = "", description = "The team it belongs to.")
  private String team = "";

  @Option(names = "--owner", defaultValue = "", description = "Who is told when it runs low.")
  private String owner = "";

  @Option(names = "--group", split = ",", description = "Slack groups that it belongs to.")
  private Set<String> groups = Set.of();

  @Option(
      names = "--data-class",
      defaultValue = "INTERNAL",
      description = "${COMPLETION-CANDIDATES}")
  private DataClass dataClass = DataClass.INTERNAL;

  @Option(names = "--budget", description = "US dollars in a period, over all routes together.")
  private @Nullable Double budget;

  @Option(names = "--period", description = "When it renews: ${COMPLETION-CANDIDATES}.")
  private BudgetRule.@Nullable Period period;

  private final Clock clock;

  public CallerCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SignalboxSettings loaded =
        settings.load(spec.commandLine().getErr(), System.getenv(), clock).settings();
    PrintWriter out = spec.commandLine().getOut();
    Optional<Caller> caller = Optional.ofNullable(name).map(this::caller);
    try (GatewayAssembly assembly = GatewayAssembly.open(loaded, clock)) {
      caller.ifPresent(assembly.callers()::save);
      for (Caller each : assembly.callers().list()) {
        out.printf(
            "%s  team %s, owner %s, %s data%s%n",
            each.name(),
            each.team(),
            each.owner(),
            each.dataClass().label(),
            each.budget().map(b -> ", " + b.amount() + " a " + b.period()).orElse(""));
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private Caller caller(String named) {
    if (!named.matches("[\\w.-]{1,100}") || team.isBlank() || owner.isBlank()) {
      throw new ParameterException(
          spec.commandLine(),
          "A caller needs a name of letters, digits, dots and hyphens, a --team and an --owner.");
    }
    Double amount = budget;
    BudgetRule.Period renews = period;
    if ((amount == null) != (renews == null)) {
      throw new ParameterException(spec.commandLine(), "--budget and --period go together.");
    }
    Optional<Caller.Allowance> allowance =
        amount == null || renews == null
            ? Optional.empty()
            : Optional.of(new Caller.Allowance(Cost.dollars(amount), renews));
    return new Caller(named, team, owner, groups, dataClass, allowance);
  }
}
