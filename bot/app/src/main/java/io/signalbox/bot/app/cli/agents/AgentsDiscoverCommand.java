package io.signalbox.bot.app.cli.agents;

import io.signalbox.bot.app.assembly.AgentsAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.discovery.AgentDiscovery;
import io.signalbox.tools.workflow.discovery.AgentDiscovery.DiscoveryKind;
import io.signalbox.tools.workflow.discovery.AgentDiscovery.DiscoveryState;
import io.signalbox.tools.workflow.discovery.EgressLogScanner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox agents discover}, which finds unregistered users of model vendors in a
 * proxy or DNS log.
 */
@Command(
    name = "discover",
    mixinStandardHelpOptions = true,
    description =
        "Reads a proxy's or name server's log for who talks to model vendors; drafts messages.")
public final class AgentsDiscoverCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Option(
      names = "--egress-log",
      required = true,
      paramLabel = "FILE",
      description = "squid, nginx, Envoy, dnsmasq, BIND, JSON lines, or client,host.")
  private @Nullable Path log;

  private final Clock clock;

  public AgentsDiscoverCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    EgressLogScanner.LogReading reading = read();
    out.printf("%d lines, %d in no form that is known%n", reading.lines(), reading.skipped());
    try (AgentsAssembly assembly = AgentsAssembly.open(loaded, clock)) {
      List<Agent> agents = assembly.agents().list();
      for (EgressLogScanner.Sighting sighting : reading.sightings()) {
        AgentDiscovery found =
            assembly.discoveries().see(DiscoveryKind.EGRESS, sighting.client(), sighting.seen());
        if (found.state() == DiscoveryState.OPEN && !found.isOneOf(agents)) {
          out.printf("%n%d. %s: %d calls%n  ", found.number(), found.subject(), sighting.calls());
          out.println(found.draft().replaceAll("\\p{Cntrl}", " "));
        }
      }
      out.printf("%nNothing was sent: an admin does that with /agents discover in Slack.%n");
    }
    out.flush();
    return ExitCode.OK;
  }

  private EgressLogScanner.LogReading read() {
    if (log == null) {
      throw new ParameterException(spec.commandLine(), "Which log? --egress-log names it.");
    }
    try (Reader in = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      return EgressLogScanner.ofKnownVendors().read(in);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), log + " cannot be read.", e);
    }
  }
}
