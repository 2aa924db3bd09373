package io.signalbox.tools.workflow.escalation;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One process at work on escalations, in a team with a first and a second on call. */
final class Drill {
  static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  static final Duration WITHIN = Duration.ofMinutes(5);
  static final String REPORTER = "U0REPORTER";

  /** Everybody by handle; the test lets people leave and Slack be away. */
  static final class Town implements EscalationPeople {
    final Map<String, String> ids =
        new HashMap<>(Map.of("ana", "U0ANA", "bo", "U0BO", "cy", "U0CY", "lea", "U0LEA"));
    final Map<String, Set<String>> groups = new HashMap<>();
    boolean away;

    @Override
    public Optional<String> find(String name) {
      if (away) {
        throw new DirectoryUnavailableException("Slack is away");
      }
      return Optional.ofNullable(ids.get(name));
    }

    @Override
    public Set<String> groupsOf(String person) {
      return groups.getOrDefault(person, Set.of());
    }
  }

  final TestClock clock;
  final Town people;
  final List<String> said = Collections.synchronizedList(new ArrayList<>());
  final Escalations escalations;
  final PageResponses responses;
  final DueEscalations due;
  final OnCallTable onCall;

  private Drill(Database database, TestClock clock, Town people, EscalationSettings settings) {
    this.clock = clock;
    this.people = people;
    this.onCall = new OnCallTable(database.jdbi());
    this.escalations =
        new Escalations(
            database.jdbi(),
            clock,
            settings,
            people,
            (handle, news) ->
                news.freshPages()
                    .forEach(page -> said.add(news.after().number() + ":" + page.person())));
    this.responses = new PageResponses(escalations, clock);
    this.due = new DueEscalations(escalations, onCall, people, clock);
  }

  /** The first process, in a town where ana and bo are on call for payments. */
  static Drill on(Database database) {
    return on(database, settings(Optional.of(EscalationLevel.parse("@lea")), List.of()));
  }

  static Drill on(Database database, EscalationSettings settings) {
    Drill drill = new Drill(database, new TestClock(), new Town(), settings);
    drill.shifts("ana", "bo");
    return drill;
  }

  /** Another process on the same database, in the same town at the same time. */
  Drill replica(Database database) {
    return new Drill(database, clock, people, escalations.settings());
  }

  void shifts(String primary, String secondary) {
    List<Shift> shifts = new ArrayList<>();
    if (!primary.isEmpty()) {
      shifts.add(shift(primary, Shift.Role.PRIMARY));
    }
    if (!secondary.isEmpty()) {
      shifts.add(shift(secondary, Shift.Role.SECONDARY));
    }
    onCall.replace(
        new TableFile("rotas", "a.csv", AccessRule.everyone(), Optional.empty(), START), shifts);
  }

  private static Shift shift(String name, Shift.Role role) {
    return new Shift(
        "payments",
        role,
        new OnCallPerson(name, Optional.of(name), Optional.empty()),
        START.minus(Duration.ofDays(9)),
        START.plus(Duration.ofDays(9)),
        ZoneOffset.UTC,
        Shift.Origin.ROTATION);
  }

  static EscalationSettings settings(Optional<EscalationLevel> fallback, List<String> routes) {
    return new EscalationSettings(
        List.of(
            new Severity(
                "SEV1", "bad", List.of(Pattern.compile("outage")), Severity.Level.CRITICAL, WITHIN),
            new Severity("SEV2", "less", List.of(), Severity.Level.ERROR, Duration.ofMinutes(30))),
        new Severity("SEV2", "less", List.of(), Severity.Level.ERROR, Duration.ofMinutes(30)),
        List.of(
            new EscalationPolicy(
                "default",
                Set.of(),
                List.of(EscalationLevel.parse("primary"), EscalationLevel.parse("secondary")),
                WITHIN,
                2,
                routes,
                Optional.empty(),
                Set.of())),
        fallback,
        Duration.ofHours(1),
        Optional.empty());
  }

  OpeningOutcome report(String id, String service, String severity) {
    return escalations.open(
        new EscalationRequest(
            id,
            new Escalation.Subject(
                service, Optional.of("payments"), severity, "checkout returns 500s"),
            REPORTER,
            "C0HELP"));
  }

  /** Escalates and makes the first call. */
  long begin(String id) {
    long number = report(id, "payments-api-" + id, "SEV2").escalation().number();
    due.runDue();
    return number;
  }

  List<String> paged(long number) {
    return escalations.pages(number).stream().map(SentPage::person).toList();
  }

  List<EscalationEvent.EscalationEventKind> kinds(long number) {
    return escalations.timeline(number).stream().map(EscalationEvent::kind).toList();
  }
}
