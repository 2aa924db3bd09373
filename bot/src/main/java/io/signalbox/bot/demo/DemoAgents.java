package io.signalbox.bot.demo;

import io.signalbox.tools.accounting.CallLedger;
import io.signalbox.tools.accounting.CallOutcome;
import io.signalbox.tools.accounting.CallRecord;
import io.signalbox.tools.agent.AgentManifest;
import io.signalbox.tools.agent.AgentProfile;
import io.signalbox.tools.agent.Agents;
import io.signalbox.tools.price.Cost;
import io.signalbox.tools.price.TokenUsage;
import io.signalbox.tools.route.DataClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Harbourline's agents in every state, with a fortnight of usage; made once. */
public final class DemoAgents {
  private static final String LENA = "@lena.hoffmann";
  private static final int DAYS = 14;
  private static final int TOKENS = 900;

  private DemoAgents() {}

  /**
   * Makes them where there are none.
   *
   * @param folder of the sample's manifests
   */
  public static void settle(Agents agents, CallLedger ledger, Path folder, Clock clock) {
    if (!agents.list().isEmpty()) {
      return;
    }
    for (AgentProfile profile : read(folder.resolve("shadow.yaml"))) {
      agents.found(profile, LENA);
    }
    List<AgentProfile> registered = read(folder.resolve("registered.yaml"));
    for (AgentProfile profile : registered) {
      agents.register(profile, profile.owner());
      if (profile.keys() == AgentProfile.Keys.GATEWAY) {
        use(ledger, profile, clock.instant());
      }
    }
    agents.decide(
        "disk-janitor", "@ana.ruiz", Agents.Verdict.EXCEPT, "until deletes can be undone");
    agents.decide("salary-coach", LENA, Agents.Verdict.REFUSE, "salaries stay in the people team");
    agents.retire("haiku-bot", "@ana.ruiz");
  }

  private static List<AgentProfile> read(Path file) {
    try {
      return AgentManifest.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the sample agents are missing: " + file, e);
    }
  }

  /** As many calls as its team says, spread over the days. */
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
