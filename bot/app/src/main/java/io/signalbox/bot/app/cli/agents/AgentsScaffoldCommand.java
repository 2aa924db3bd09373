package io.signalbox.bot.app.cli.agents;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.workflow.agent.AgentKeys;
import io.signalbox.tools.workflow.agent.AgentScaffold;
import io.signalbox.tools.workflow.agent.GatewayConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
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
 * Command {@code signalbox agents scaffold}, which writes the project of a small agent that calls
 * models over the gateway.
 */
@Command(
    name = "scaffold",
    mixinStandardHelpOptions = true,
    description = "Writes a small agent that goes through the gateway, into a folder of its name.")
public final class AgentsScaffoldCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(paramLabel = "NAME", description = "Lower case letters, digits and hyphens.")
  private String name = "";

  @Option(names = "--kind", defaultValue = "CURL", description = "${COMPLETION-CANDIDATES}")
  private AgentScaffold.ScaffoldKind kind = AgentScaffold.ScaffoldKind.CURL;

  @Option(names = "--team", defaultValue = "my-team", description = "Whose it is.")
  private String team = "";

  @Option(names = "--owner", defaultValue = "me", description = "The owner's handle in Slack.")
  private String owner = "";

  @Option(names = "--base-url", description = "Where the gateway is (default: from the settings).")
  private @Nullable String baseUrl;

  private final Clock clock;

  public AgentsScaffoldCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (!name.matches(AgentManifest.NAME)
        || !team.matches("[\\w .-]{1,80}")
        || !owner.matches("[\\w.@-]{1,80}")) {
      throw new ParameterException(
          spec.commandLine(),
          "A name has lower case letters, digits and hyphens; a team and an owner no quotes.");
    }
    SignalboxSettings loaded = settings.load(spec, clock);
    String route =
        AgentKeys.startingRoute(loaded.routes(), loaded.agents(), name, team)
            .map(Route::name)
            .orElse("your-route");
    String base =
        baseUrl == null
            ? "http://" + loaded.gateway().host() + ":" + loaded.gateway().port() + "/v1"
            : baseUrl;
    if (!base.matches("https?://\\P{Cntrl}+")) {
      throw new ParameterException(
          spec.commandLine(), "--base-url: wants an address that starts with http:// or https://.");
    }
    try {
      AgentScaffold.write(
          Path.of(name),
          AgentScaffold.files(
              kind,
              new AgentScaffold.Label(name, team, "@" + owner.replace("@", "")),
              new GatewayConnection(base, route)));
    } catch (FileAlreadyExistsException e) {
      throw new ParameterException(
          spec.commandLine(), "There is a folder " + name + " already: choose another name.", e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Written to " + name + "/; its README.md says how to run it.");
    out.flush();
    return ExitCode.OK;
  }
}
