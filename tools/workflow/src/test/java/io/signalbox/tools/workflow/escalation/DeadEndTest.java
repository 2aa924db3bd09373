package io.signalbox.tools.workflow.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.workflow.escalation.Escalation.EscalationState;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages about a chain that leads to nobody: who was looked for, why not, and who is called. */
class DeadEndTest {
  private static final Duration REMIND_EVERY = Duration.ofMinutes(30);
  private static final Optional<EscalationLevel> LEA = fallback("@lea");

  private Database database;

  @BeforeEach
  void open() {
    database = TestDatabase.h2();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Optional<EscalationLevel> fallback(String words) {
    return Optional.of(EscalationLevel.parse(words));
  }

  private Drill drill(Optional<EscalationLevel> fallback, String... chain) {
    EscalationSettings plain = Drill.settings(fallback, List.of());
    EscalationPolicy policy =
        new EscalationPolicy(
            "default",
            Set.of(),
            List.of(chain).stream().map(EscalationLevel::parse).toList(),
            Drill.WITHIN,
            2,
            List.of(),
            Optional.empty(),
            Set.of());
    return Drill.on(
        database,
        new EscalationSettings(
            plain.severities(), plain.usual(), List.of(policy), fallback, plain.joinWindow()));
  }

  private static List<String> loud(Drill drill, long number) {
    return drill.escalations.timeline(number).stream()
        .filter(
            event ->
                event.kind() == EscalationEventKind.NOBODY
                    || event.kind() == EscalationEventKind.FALLBACK)
        .map(EscalationEvent::text)
        .toList();
  }

  @Test
  void nobodyOnCallIsSaidForEveryStepAndTheFallbackIsCalledAtOnce() {
    Drill drill = drill(LEA, "primary", "secondary", "team:platform");
    drill.shifts("", "");

    long number = drill.begin("1");

    assertThat(loud(drill, number))
        .containsExactly(
            "Nobody is on call for payments.",
            "Nobody is second on call for payments.",
            "Nobody is on call for platform.",
            "Nobody else is left to call: calling the fallback.");
    assertThat(drill.paged(number)).containsExactly("U0LEA");
  }

  @Test
  void anEmptyChainCallsTheFallbackAtOnceAndSaysSo() {
    Drill drill = drill(LEA);

    long number = drill.begin("1");

    assertThat(loud(drill, number))
        .containsExactly("Nobody else is left to call: calling the fallback.");
    assertThat(drill.paged(number)).containsExactly("U0LEA");
  }

  @Test
  void aDeactivatedUserIsNamedAndTheNextStepIsCalledAtOnce() {
    Drill drill = drill(LEA, "primary", "secondary");
    drill.people.ids.remove("ana");

    long number = drill.begin("1");

    assertThat(loud(drill, number)).containsExactly("ana has no active account here.");
    assertThat(drill.paged(number)).containsExactly("U0BO");
  }

  @Test
  void whoIsDeactivatedBetweenTwoCallsIsSkippedFromThen() {
    Drill drill = drill(LEA, "primary", "secondary");
    long number = drill.begin("1");
    drill.people.ids.remove("bo");

    drill.clock.advance(Drill.WITHIN);
    drill.due.runDue();

    assertThat(loud(drill, number)).containsExactly("bo has no active account here.");
    assertThat(drill.paged(number)).containsExactly("U0ANA", "U0ANA");
  }

  @Test
  void aDeactivatedFallbackIsSaidAndCalledAsSoonAsItLeadsToSomebody() {
    Drill drill = drill(LEA, "@gone");
    drill.people.ids.remove("lea");

    long number = drill.begin("1");

    assertThat(loud(drill, number))
        .containsExactly(
            "gone has no active account here.",
            "lea has no active account here.",
            "Nobody else is left to call, and the fallback reaches nobody.");
    assertThat(drill.paged(number)).isEmpty();
    Escalation open = drill.escalations.find(number).orElseThrow();
    assertThat(open.state()).isEqualTo(EscalationState.PAGING);
    assertThat(open.dueAt()).contains(drill.clock.instant().plus(REMIND_EVERY));

    drill.people.ids.put("lea", "U0LEA");
    drill.clock.advance(REMIND_EVERY);
    drill.due.runDue();
    assertThat(drill.paged(number)).containsExactly("U0LEA");
  }

  @Test
  void aFallbackTeamWithAGapIsNamed() {
    Drill drill = drill(fallback("team:platform"), "@gone");

    long number = drill.begin("1");

    assertThat(loud(drill, number))
        .containsExactly(
            "gone has no active account here.",
            "Nobody is on call for platform.",
            "Nobody else is left to call, and the fallback reaches nobody.");
  }

  @Test
  void settingsWithoutAFallbackAreSaidToBeSo() {
    Drill drill = drill(Optional.empty(), "@gone");

    long number = drill.begin("1");

    assertThat(loud(drill, number))
        .containsExactly(
            "gone has no active account here.",
            "Nobody else is left to call, and the settings name no fallback.");
    assertThat(drill.paged(number)).isEmpty();
  }

  @Test
  void whoComesOnCallAfterADeadEndIsCalledThoughThereIsNoFallback() {
    Drill drill = drill(Optional.empty(), "primary", "secondary");
    drill.shifts("", "");
    long number = drill.begin("1");
    assertThat(drill.paged(number)).isEmpty();

    drill.shifts("", "bo");
    drill.clock.advance(REMIND_EVERY);
    drill.due.runDue();

    assertThat(drill.paged(number)).containsExactly("U0BO");
    assertThat(loud(drill, number))
        .last()
        .isEqualTo(
            "Nobody else is left to call, and the settings name no fallback: calling once more"
                + " who is there.");
  }

  @Test
  void whoComesOnCallAfterTheFallbackWasCalledIsPagedBesideIt() {
    Drill drill = drill(LEA, "primary", "secondary");
    drill.shifts("", "");
    long number = drill.begin("1");
    drill.shifts("ana", "bo");

    for (int i = 0; i < 2; i++) {
      drill.clock.advance(REMIND_EVERY);
      drill.due.runDue();
    }

    assertThat(drill.paged(number)).containsExactly("U0LEA", "U0LEA", "U0ANA", "U0LEA", "U0BO");
  }

  @Test
  void aChainThatEverybodyDeclinedEndsAtTheFallback() {
    Drill drill = drill(LEA, "primary");
    long number = drill.begin("1");

    drill.responses.decline(number, "U0ANA");
    drill.due.runDue();

    assertThat(loud(drill, number))
        .containsExactly("Nobody else is left to call: calling the fallback.");
    assertThat(drill.paged(number)).containsExactly("U0ANA", "U0LEA");
  }
}
