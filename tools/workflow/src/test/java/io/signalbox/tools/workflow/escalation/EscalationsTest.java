package io.signalbox.tools.workflow.escalation;

import static io.signalbox.tools.workflow.escalation.Drill.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.workflow.escalation.Escalation.EscalationState;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EscalationsTest {

  @ParameterizedTest
  @EnumSource
  void theChainMovesOnWhenNobodyAcknowledgesAndEndsAtTheFallback(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      long number = drill.begin("1");
      assertThat(drill.paged(number)).containsExactly("U0ANA");

      drill.clock.advance(WITHIN.minusSeconds(1));
      drill.due.runDue();
      assertThat(drill.paged(number)).containsExactly("U0ANA");

      for (int i = 0; i < 5; i++) {
        drill.clock.advance(WITHIN);
        drill.due.runDue();
      }
      assertThat(drill.paged(number)).startsWith("U0ANA", "U0BO", "U0ANA", "U0BO", "U0LEA");
      assertThat(drill.kinds(number)).contains(EscalationEventKind.FALLBACK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void overdueTimersRunLateOnceAndInOrderAfterAnOutage(TestDatabase make) {
    try (Database database = make.get()) {
      Drill before = Drill.on(database);
      long first = before.begin("1");
      before.clock.advance(Duration.ofMinutes(1));
      long second = before.begin("2");

      before.clock.advance(Duration.ofHours(9));
      Drill after = before.replica(database);
      after.due.runDue();

      assertThat(after.said).containsExactly(first + ":U0BO", second + ":U0BO");
      assertThat(after.escalations.find(first).orElseThrow().dueAt())
          .contains(after.clock.instant().plus(WITHIN));
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoReplicasCallEverybodyOnceAndLoseNobody(TestDatabase make) throws Exception {
    try (Database database = make.get();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Drill one = Drill.on(database);
      Drill other = one.replica(database);
      List<Long> numbers =
          IntStream.range(0, 20)
              .mapToObj(i -> one.report("r" + i, "s" + i, "SEV2").escalation().number())
              .toList();

      for (int step = 0; step < 3; step++) {
        List<Future<?>> runs = new ArrayList<>();
        runs.add(threads.submit(one.due::runDue));
        runs.add(threads.submit(other.due::runDue));
        for (Future<?> run : runs) {
          run.get();
        }
        one.clock.advance(WITHIN);
      }

      for (long number : numbers) {
        assertThat(one.paged(number)).containsExactly("U0ANA", "U0BO", "U0ANA");
        assertThat(one.escalations.timeline(number))
            .extracting(EscalationEvent::position)
            .containsExactly(0, 1, 2, 3);
      }
      assertThat(one.said.size() + other.said.size()).isEqualTo(60);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyWhoReportTheSameAtOnceMakeOneEscalation(TestDatabase make) throws Exception {
    try (Database database = make.get();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Drill drill = Drill.on(database);
      List<Future<OpeningOutcome>> reports =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> drill.report("r" + i, "Payments", "SEV2")))
              .toList();
      List<OpeningOutcome> outcomes = new ArrayList<>();
      for (Future<OpeningOutcome> report : reports) {
        outcomes.add(report.get());
      }

      assertThat(outcomes).filteredOn(OpeningOutcome.Opened.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(OpeningOutcome.Joined.class::isInstance).hasSize(7);
      assertThat(drill.escalations.open()).hasSize(1);
      assertThat(drill.kinds(drill.escalations.open().getFirst().number()))
          .filteredOn(EscalationEventKind.JOINED::equals)
          .hasSize(7);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReportAfterTheWindowOrAfterTheEndIsAnEscalationOfItsOwn(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      long first = drill.report("1", "api", "SEV2").escalation().number();
      drill.clock.advance(Duration.ofHours(2));
      long second = drill.report("2", "api", "SEV2").escalation().number();
      drill.responses.resolve(second, Drill.REPORTER, "rolled back");

      OpeningOutcome third = drill.report("3", "API", "SEV2");

      assertThat(second).isNotEqualTo(first);
      assertThat(third).isInstanceOf(OpeningOutcome.Opened.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRequestThatIsRepeatedDoesNothingMoreAndAWorseReportMakesItWorse(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      long number = drill.report("1", "api", "SEV2").escalation().number();

      assertThat(drill.report("1", "api", "SEV2")).isInstanceOf(OpeningOutcome.Repeated.class);
      assertThat(drill.report("2", "api", "SEV1")).isInstanceOf(OpeningOutcome.Joined.class);
      assertThat(drill.report("2", "api", "SEV1")).isInstanceOf(OpeningOutcome.Repeated.class);

      assertThat(drill.kinds(number))
          .containsExactly(EscalationEventKind.OPENED, EscalationEventKind.JOINED);
      assertThat(drill.escalations.find(number).orElseThrow().subject().severity())
          .isEqualTo("SEV1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyThosePagedAndTheTeamMayAnswer(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      drill.people.groups.put("U0CY", Set.of("payments"));
      long number = drill.begin("1");

      assertThat(drill.responses.acknowledge(number, "U0STRANGER"))
          .isInstanceOf(EscalationOutcome.ActRefused.class);
      assertThat(drill.responses.acknowledge(number, "U0BO"))
          .isInstanceOf(EscalationOutcome.ActRefused.class);
      assertThat(drill.responses.handOver(number, "U0STRANGER", "U0BO"))
          .isInstanceOf(EscalationOutcome.ActRefused.class);
      assertThat(drill.responses.resolve(number, "U0STRANGER", ""))
          .isInstanceOf(EscalationOutcome.ActRefused.class);
      assertThat(drill.responses.acknowledge(99, "U0CY"))
          .isInstanceOf(EscalationOutcome.ActRefused.class);
      assertThat(drill.responses.acknowledge(number, "U0CY"))
          .isInstanceOf(EscalationOutcome.ActDone.class);
      assertThat(drill.responses.acknowledge(number, "U0ANA"))
          .isInstanceOf(EscalationOutcome.InOtherHands.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoDeclinesIsNotCalledAgainAndTheNextIsCalledAtOnce(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      long number = drill.begin("1");

      drill.responses.decline(number, "U0ANA");
      drill.due.runDue();
      drill.clock.advance(WITHIN);
      drill.due.runDue();

      assertThat(drill.paged(number)).containsExactly("U0ANA", "U0BO", "U0BO");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoIsHandedAnEscalationHasTheirTimeBeforeTheChainGoesOn(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      long number = drill.begin("1");
      drill.responses.acknowledge(number, "U0ANA");

      drill.responses.handOver(number, "U0ANA", "U0CY");
      drill.clock.advance(WITHIN.minusSeconds(1));
      drill.due.runDue();
      assertThat(drill.paged(number)).containsExactly("U0ANA", "U0CY");
      assertThat(drill.responses.acknowledge(number, "U0CY"))
          .isInstanceOf(EscalationOutcome.ActDone.class);

      drill.clock.advance(WITHIN);
      drill.due.runDue();
      assertThat(drill.paged(number)).containsExactly("U0ANA", "U0CY");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyOnCallAndADeactivatedAccountFallThroughLoudly(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      drill.shifts("ana", "");
      drill.people.ids.remove("ana");

      long number = drill.begin("1");

      assertThat(drill.paged(number)).containsExactly("U0LEA");
      assertThat(drill.kinds(number))
          .containsExactly(
              EscalationEventKind.OPENED,
              EscalationEventKind.NOBODY,
              EscalationEventKind.NOBODY,
              EscalationEventKind.FALLBACK,
              EscalationEventKind.PAGED);
      assertThat(drill.escalations.timeline(number).get(1).text()).contains("ana", "no active");
    }
  }

  @Test
  void aFallbackThatLeadsToNobodyIsSaidAndTriedAgain() {
    try (Database database = TestDatabase.h2()) {
      Drill drill = Drill.on(database, Drill.settings(Optional.empty(), List.of()));
      drill.shifts("", "");
      long number = drill.begin("1");
      assertThat(drill.paged(number)).isEmpty();

      drill.shifts("bo", "");
      drill.clock.advance(Duration.ofMinutes(1));
      drill.due.runDue();
      assertThat(drill.paged(number)).as("who came on call since").containsExactly("U0BO");

      drill.clock.advance(Duration.ofMinutes(31));
      drill.due.runDue();

      assertThat(drill.kinds(number))
          .filteredOn(EscalationEventKind.FALLBACK::equals)
          .hasSizeGreaterThan(1);
      assertThat(drill.escalations.find(number).orElseThrow().state())
          .isEqualTo(EscalationState.PAGING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileSlackIsAwayNoStepIsTakenAndNoneIsLost(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      drill.people.away = true;
      long number = drill.begin("1");
      assertThat(drill.paged(number)).isEmpty();

      drill.people.away = false;
      drill.due.runDue();

      assertThat(drill.paged(number)).containsExactly("U0ANA");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClockThatIsPutBackStopsNoChain(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      long number = drill.begin("1");

      drill.clock.advance(Duration.ofHours(-2));
      drill.due.runDue();
      assertThat(drill.paged(number)).containsExactly("U0ANA");
      drill.clock.advance(Drill.WITHIN);
      drill.due.runDue();

      assertThat(drill.paged(number)).containsExactly("U0ANA", "U0BO");
      assertThat(drill.escalations.timeline(number))
          .extracting(EscalationEvent::position)
          .containsExactly(0, 1, 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClockThatIsPutBackByLessThanAReminderTakesStopsNoChain(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      long quiet = drill.begin("1");
      long noted = drill.begin("2");
      UnsavedEvent routed =
          UnsavedEvent.of(EscalationEventKind.ROUTED, Optional.empty(), "The pager took it.");
      drill.clock.advance(Duration.ofMinutes(3));
      drill.escalations.note(noted, routed);

      drill.clock.advance(Duration.ofMinutes(-20));
      drill.escalations.note(noted, routed);
      drill.due.runDue();
      drill.clock.advance(Duration.ofMinutes(2));
      drill.due.runDue();

      assertThat(drill.paged(quiet)).containsExactly("U0ANA");
      assertThat(drill.paged(noted)).containsExactly("U0ANA", "U0BO");
      drill.clock.advance(Duration.ofMinutes(3));
      drill.due.runDue();
      assertThat(drill.paged(quiet)).containsExactly("U0ANA", "U0BO");
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsHolderIsRemindedUntilItIsResolvedAndTheTimelineTellsAll(TestDatabase make) {
    try (Database database = make.get()) {
      Drill drill = Drill.on(database);
      long number = drill.begin("1");
      drill.responses.acknowledge(number, "U0ANA");
      drill.clock.advance(Duration.ofMinutes(31));
      drill.due.runDue();
      drill.responses.update(number, "U0ANA", "rolling | back");
      drill.responses.resolve(number, Drill.REPORTER, "works again");
      drill.clock.advance(Duration.ofDays(1));
      drill.due.runDue();

      assertThat(drill.kinds(number))
          .containsExactly(
              EscalationEventKind.OPENED,
              EscalationEventKind.PAGED,
              EscalationEventKind.ACKNOWLEDGED,
              EscalationEventKind.REMINDED,
              EscalationEventKind.UPDATED,
              EscalationEventKind.RESOLVED);
      String markdown =
          PostMortemDraft.markdown(
              drill.escalations.find(number).orElseThrow(),
              drill.escalations.timeline(number),
              drill.escalations.similar(drill.escalations.find(number).orElseThrow()),
              ZoneOffset.UTC,
              id -> id.equals("U0ANA") ? "Ana" : "Rea");
      assertThat(markdown)
          .contains("# Post-mortem draft: escalation " + number + ", payments-api-1")
          .contains("## Impact", "- Ana: ", "works again", "- [ ] What will be changed")
          .contains("| Time to acknowledge | 0 min 00 s |", "| Time to resolve | 31 min 00 s |")
          .contains("- 2026-11-23 12:31:00 — Ana: rolling \\| back")
          .contains("Rea resolved it: works again");
    }
  }
}
