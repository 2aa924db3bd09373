package io.signalbox.bot.bench.drill;

import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.MessagePolicy;
import io.signalbox.bot.slack.message.MessageSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Simulation of the direct messages that people get in weeks of ordinary events, with the message
 * policy and without one. Nothing is sent; the same seed gives the same weeks.
 */
final class MessagePolicySimulation {
  private static final int PEOPLE = 200;
  private static final Instant MONDAY = Instant.parse("2026-11-02T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Europe/London"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Asia/Kolkata"));

  /** Number of messages of each kind in a week, over all people. */
  private static final Map<MessageKind, Integer> A_WEEK =
      Map.ofEntries(
          Map.entry(MessageKind.PAGE, 12),
          Map.entry(MessageKind.APPROVAL, 40),
          Map.entry(MessageKind.INCIDENT, 6),
          Map.entry(MessageKind.AGENT, 15),
          Map.entry(MessageKind.SHIFT, 10),
          Map.entry(MessageKind.REQUEST, 30),
          Map.entry(MessageKind.BUDGET, 8),
          Map.entry(MessageKind.CHANGE, 50),
          Map.entry(MessageKind.RETIREMENT, 30),
          Map.entry(MessageKind.ANSWER, 25),
          Map.entry(MessageKind.GAP, 40));

  private final MessagePolicy policy = new MessagePolicy(MessageSettings.USUAL);
  private final Random random = new Random(22);
  private final Map<String, Integer> plain = new HashMap<>();
  private final Map<String, Integer> sent = new HashMap<>();
  private final Set<String> digests = new HashSet<>();
  private int quietPlain;
  private int quietSent;

  /** Simulates the weeks, and prints a table of messages per person and week. */
  static void print(int weeks, PrintWriter out) {
    MessagePolicySimulation drill = new MessagePolicySimulation();
    for (int week = 0; week < weeks; week++) {
      drill.week(week);
    }
    out.println("| | messages a person and week | nine of ten at most | most | in quiet hours |");
    out.println("| --- | --- | --- | --- | --- |");
    drill.line("without a policy", drill.plain, weeks, drill.quietPlain, out);
    drill.line("with the policy", drill.sent, weeks, drill.quietSent, out);
    out.flush();
  }

  private void week(int week) {
    Instant begin = MONDAY.plus(WEEK.multipliedBy(week));
    A_WEEK.forEach(
        (kind, count) -> {
          for (int i = 0; i < count; i++) {
            // A few people answer for much: half of all goes to a tenth of them.
            int person = random.nextInt(random.nextBoolean() ? PEOPLE / 10 : PEOPLE);
            event(week, person, kind, begin.plusSeconds(random.nextInt((int) WEEK.toSeconds())));
          }
        });
  }

  private void event(int week, int person, MessageKind kind, Instant at) {
    ZoneId zone = ZONES.get(person % ZONES.size());
    String key = week + " " + person;
    plain.merge(key, 1, Integer::sum);
    quietPlain += isQuiet(at, zone) ? 1 : 0;
    Instant goes = policy.goesAt(kind, zone, at);
    if (!policy.isDigest(kind) || digests.add(person + " " + goes)) {
      sent.merge(key, 1, Integer::sum);
      quietSent += isQuiet(goes, zone) ? 1 : 0;
    }
  }

  private static boolean isQuiet(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return !local.toLocalTime().isBefore(MessageSettings.USUAL.quietFrom())
        || local.toLocalTime().isBefore(MessageSettings.USUAL.quietUntil());
  }

  private void line(
      String name, Map<String, Integer> counts, int weeks, int quiet, PrintWriter out) {
    List<Integer> all = new ArrayList<>(counts.values());
    while (all.size() < weeks * PEOPLE) {
      all.add(0);
    }
    all.sort(null);
    double mean = all.stream().mapToInt(Integer::intValue).average().orElse(0);
    out.printf(
        "| %s | %.2f | %d | %d | %d |%n",
        name, mean, all.get((int) (0.9 * all.size()) - 1), all.getLast(), quiet);
  }
}
