package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.CallerAdministration;
import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.gateway.caller.IssuedKey;
import io.signalbox.tools.gateway.caller.ListedKey;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signalbox gateway key}: makes, rotates, revokes and lists callers' keys. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = "Makes a key for a caller and shows it once; or rotates, revokes, lists.")
public final class KeyCommand implements Callable<Integer> {
  /** Actions of the {@code gateway key} command. */
  enum KeyAction {
    ISSUE,
    ROTATE,
    REVOKE,
    LIST
  }

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}, in either case")
  private KeyAction action = KeyAction.LIST;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "The caller; for revoke, the key's id.")
  private String name = "";

  @Option(names = "--days", description = "How long the new key counts.")
  private @Nullable Integer days;

  @Option(
      names = "--overlap-hours",
      defaultValue = "24",
      description = "How long older keys count.")
  private int overlapHours;

  private final Clock clock;

  public KeyCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SignalboxSettings loaded = settings.load(spec, clock);
    PrintWriter out = spec.commandLine().getOut();
    try (GatewayAssembly assembly = GatewayAssembly.open(loaded, clock)) {
      Callers callers = assembly.callers();
      if (action == KeyAction.REVOKE) {
        boolean done = assembly.callerChanges().revoke(name);
        out.println(
            done ? name + " is revoked." : "There is no key " + name + " that still counts.");
        out.flush();
        return done ? ExitCode.OK : ExitCode.USAGE;
      }
      if (callers.find(name).isEmpty()) {
        throw new ParameterException(spec.commandLine(), "There is no caller '" + name + "'.");
      }
      act(assembly, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private void act(GatewayAssembly assembly, PrintWriter out) {
    CallerAdministration changes = assembly.callerChanges();
    Optional<Duration> lifetime = Optional.ofNullable(days).map(Duration::ofDays);
    switch (action) {
      case ISSUE -> show(changes.issue(name, lifetime), out);
      case ROTATE -> show(changes.rotate(name, Duration.ofHours(overlapHours), lifetime), out);
      case LIST, REVOKE -> assembly.callers().keys(name).forEach(key -> out.println(line(key)));
    }
  }

  private static void show(IssuedKey key, PrintWriter out) {
    out.println(key.key().reveal());
    out.println("This is " + key.id() + ", shown this once; only its hash is kept.");
  }

  private static String line(ListedKey key) {
    return key.id()
        + "  made "
        + key.created()
        + key.revoked().map(at -> ", revoked " + at).orElse("")
        + key.expires().map(at -> ", expires " + at).orElse("");
  }
}
