package io.signalbox.bot.app.demo;

import io.signalbox.bot.app.assembly.AgentsAssembly;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.workflow.agent.Agents;
import io.signalbox.tools.workflow.agent.RiskAssessment;
import io.signalbox.tools.workflow.discovery.AgentDiscoveries;
import io.signalbox.tools.workflow.discovery.AgentDiscovery;
import io.signalbox.tools.workflow.discovery.EgressLogScanner;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fills the demo's registry with the sample organisation's agents in every state, two weeks of
 * calls, and a proxy log.
 */
public final class DemoAgents {
  private static final String LENA = "@lena.hoffmann";
  private static final String WAITS = "refund-clerk";
  private static final int DAYS = 14;
  private static final int WEEK = 7;
  private static final int LONG_AGO = 45;
  private static final int TOKENS = 900;

  private DemoAgents() {}

  /**
   * Creates the agents, calls and discoveries where they do not exist yet.
   *
   * @param at agents at a time
   * @param folder of the sample's manifests
   */
  public static void settle(
      Function<Clock, AgentsAssembly> at, CallLedger ledger, Path folder, Clock clock) {
    List<AgentProfile> registered = read(folder.resolve("registered.yaml"));
    Agents fortnight = before(at, clock, DAYS).agents();
    // The last of the file comes last: where it is there, all are.
    if (fortnight.find(registered.getLast().name()).isEmpty()) {
      read(folder.resolve("shadow.yaml")).forEach(profile -> fortnight.found(profile, LENA));
      for (AgentProfile profile : registered) {
        register(at, profile, clock);
        if (profile.keys() == AgentProfile.Keys.GATEWAY && !profile.name().equals(WAITS)) {
          use(ledger, profile, clock.instant());
        }
      }
      decide(fortnight);
      before(at, clock, WEEK).audit().run();
    }
    watch(at.apply(clock).discoveries(), folder.resolve("egress.log"));
  }

  private static AgentsAssembly before(Function<Clock, AgentsAssembly> at, Clock clock, int days) {
    return at.apply(Clock.offset(clock, Duration.ofDays(-days)));
  }

  /**
   * Registers an agent in the past: low-risk ones long ago, others two weeks ago; the one that
   * waits for approval is registered now.
   */
  private static void register(
      Function<Clock, AgentsAssembly> at, AgentProfile profile, Clock clock) {
    int days =
        profile.name().equals(WAITS)
            ? 0
            : RiskAssessment.of(profile).level().isFree() ? LONG_AGO : DAYS;
    before(at, clock, days).agents().register(profile, profile.owner());
  }

  private static void decide(Agents agents) {
    agents.decide(
        "disk-janitor", "@ana.ruiz", Agents.Verdict.EXCEPT, "until deletes can be undone");
    agents.decide("salary-coach", LENA, Agents.Verdict.REFUSE, "salaries stay in the people team");
    agents.retire("haiku-bot", "@ana.ruiz");
  }

  /** Imports the sample company's proxy log. */
  private static void watch(AgentDiscoveries discoveries, Path log) {
    try (Reader in = Files.newBufferedReader(log)) {
      for (EgressLogScanner.Sighting seen :
          EgressLogScanner.ofKnownVendors().read(in).sightings()) {
        discoveries.see(AgentDiscovery.DiscoveryKind.EGRESS, seen.client(), seen.seen());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the sample's log is missing: " + log, e);
    }
  }

  private static List<AgentProfile> read(Path file) {
    try {
      return AgentManifest.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the sample agents are missing: " + file, e);
    }
  }

  /** Records the number of calls that the agent's profile states, spread over the past days. */
  private static void use(CallLedger ledger, AgentProfile profile, Instant now) {
    int calls = Math.min(profile.use().weekly() * 2, 400);
    Duration between = Duration.ofDays(DAYS).dividedBy(Math.max(1, calls));
    for (int i = 0; i < calls; i++) {
      Instant at = now.minus(between.multipliedBy(i + 1L));
      ledger.record(call("demo-" + profile.name() + "-" + i, profile, at), List.of());
    }
    ledger.flush();
  }

  private static CallRecord call(String id, AgentProfile profile, Instant at) {
    return new CallRecord(
        id,
        at,
        new CallRecord.Who(
            "agent." + profile.name(), profile.team(), "small-chat", DataClass.INTERNAL),
        Optional.of(new CallRecord.AnsweredBy("small-chat", "pretend", "pretend-small")),
        CallRecord.Prints.NONE,
        TokenUsage.of(TOKENS, TOKENS / 4),
        UsageBasis.COUNTED,
        Cost.dollars(0.00018),
        Cost.NOTHING,
        Optional.of(Duration.ofMillis(180)),
        Duration.ofMillis(700),
        1,
        CallRecord.CacheUse.MISS,
        0,
        Optional.of("stop"),
        CallOutcome.ANSWERED);
  }
}
