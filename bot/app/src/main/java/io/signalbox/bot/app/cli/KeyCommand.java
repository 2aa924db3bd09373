package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.administration.GatewayAdministration;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.gateway.caller.IssuedKey;
import io.signalbox.tools.gateway.caller.ListedKey;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

/**
 * Command {@code signalbox gateway key}, which issues, rotates, revokes and lists API keys of
 * callers.
 */
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

  @Option(names = "--days", description = "How long the new key is valid.")
  private @Nullable Integer days;

  @Option(
      names = "--overlap-hours",
      defaultValue = "24",
      description = "How long older keys stay valid.")
  private int overlapHours;

  private final Clock clock;

  public KeyCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (GatewayAdministration gateway = settings.administration(spec, clock)) {
      if (action == KeyAction.REVOKE) {
        boolean done = gateway.revoke(name);
        out.println(done ? name + " is revoked." : "There is no valid key " + name + ".");
        out.flush();
        return done ? ExitCode.OK : ExitCode.USAGE;
      }
      List<ListedKey> keys =
          gateway
              .keys(name)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(), "There is no caller '" + name + "'."));
      act(gateway, keys, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private void act(GatewayAdministration gateway, List<ListedKey> keys, PrintWriter out) {
    Optional<Duration> lifetime = Optional.ofNullable(days).map(Duration::ofDays);
    Optional<Duration> overlap = Optional.of(Duration.ofHours(overlapHours));
    switch (action) {
      case ISSUE -> show(gateway.issue(name, lifetime, Optional.empty()), out);
      case ROTATE -> show(gateway.issue(name, lifetime, overlap), out);
      case LIST, REVOKE -> keys.forEach(key -> out.println(line(key)));
    }
  }

  private static void show(IssuedKey key, PrintWriter out) {
    out.println(key.key().reveal());
    out.println("This is " + key.id() + ", shown this once; only its hash is kept.");
    out.println(
        key.expires()
            .map(at -> "It is valid until " + at + ".")
            .orElse("It is valid until you revoke it; --days sets an end."));
  }

  private static String line(ListedKey key) {
    return key.id()
        + "  made "
        + key.created()
        + key.revoked().map(at -> ", revoked " + at).orElse("")
        + key.expires().map(at -> ", expires " + at).orElse("");
  }
}
