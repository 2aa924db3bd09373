package io.signalbox.tools.foresight.quality.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.foresight.quality.incident.QualityChange.ChangeKind;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.IncidentState;
import io.signalbox.tools.foresight.quality.signal.CallSignals;
import io.signalbox.tools.foresight.quality.signal.CountRows;
import io.signalbox.tools.foresight.quality.signal.ObservedValues;
import io.signalbox.tools.foresight.quality.signal.QualityCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of two agents over one route, judged by two processes over one database. */
class QualityWatchTest {
  private static final String GOOD =
      "The ledger closes at six in the evening, as the runbook says.";
  private static final String BAD = "I'm sorry, but I can't help with that request.";

  private final TestClock clock = new TestClock();
  private final SplittableRandom random = new SplittableRandom(25);
  private final List<QualityIncident> told = new ArrayList<>();
  private String model = "small-2026-05";
  private String supportPrompt = "a1b2c3d4e5f6";
  private double badAnswers = 0.01;
  private double badSupport = 0.01;
  private long calls;
  private boolean sourceIsBroken;

  private final class Process {
    final QualityCounts counts = new QualityCounts();
    final ObservedValues values = new ObservedValues();
    final CallSignals signals = new CallSignals(counts, values);
    final QualityWatch watch;
    final String name;

    Process(Database database, String name) {
      this.name = name;
      this.watch = watch(database);
    }

    void call(String agent, String prompt, double bad) {
      String text = random.nextDouble() < bad ? BAD : GOOD;
      String question =
          "{\"messages\":[{\"role\":\"user\",\"content\":\"question " + calls++ + "\"}]}";
      String answer =
          "{\"model\":\"%s\",\"choices\":[{\"message\":{\"content\":\"%s\"}}]}"
              .formatted(model, text);
      signals.ended(
          record(agent, prompt),
          RequestBody.read(ApiProtocol.OPENAI_CHAT, question.getBytes(UTF_8)),
          List.of(answer.getBytes(UTF_8)));
    }

    void write() {
      signals.readWaiting();
      watch.write(name, counts, values);
    }
  }

  private QualityWatch watch(Database database) {
    return new QualityWatch(
        database.jdbi(),
        QualitySettings.USUAL,
        List.of(
            (handle, after, through) -> {
              if (sourceIsBroken) {
                throw new IllegalStateException("broken");
              }
              return List.of();
            }),
        (handle, each) -> told.add(each),
        clock);
  }

  private CallRecord record(String agent, String prompt) {
    return new CallRecord(
        "id" + calls,
        clock.instant(),
        new CallRecord.Who(agent, "team", "chat", DataClass.INTERNAL),
        Optional.of(new CallRecord.AnsweredBy("chat", "provider", "small")),
        new CallRecord.Prints(Optional.of(prompt + "000000"), Optional.empty()),
        TokenUsage.of(100, 40 + random.nextInt(40)),
        UsageBasis.NONE,
        Cost.dollars(0.001),
        Cost.NOTHING,
        Optional.empty(),
        Duration.ofMillis(300 + random.nextInt(400)),
        1,
        CallRecord.CacheUse.OFF,
        0,
        Optional.of("stop"),
        CallOutcome.ANSWERED);
  }

  private void minutes(int minutes, Process... processes) {
    for (int i = 0; i < minutes; i++) {
      for (Process process : processes) {
        for (int call = 0; call < 6; call++) {
          process.call("billing", "ffffffffffff", badAnswers);
          process.call("support", supportPrompt, Math.max(badAnswers, badSupport));
        }
        process.write();
      }
      clock.advance(Duration.ofMinutes(1));
      for (Process process : processes) {
        process.watch.look();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void nothingIsLostOverAPauseAWrongClockAndADatabaseThatIsAway(TestDatabase make) {
    Process process;
    try (Database away = make.get()) {
      process = new Process(away, "one");
    }
    process.call("support", "ffffffffffff", 0);
    model = "small\u0000" + "x".repeat(300);
    assertThatThrownBy(process::write).isInstanceOf(JdbiException.class);
    process.signals.close();
    try (Database database = make.get()) {
      QualityWatch watch = watch(database);
      long minute = clock.instant().getEpochSecond() / 60;
      process.call("support", "ffffffffffff", 0);
      watch.write("one", process.counts, process.values);
      assertThat(support(database, minute, minute + 1, "minute")).isEqualTo(1);

      clock.advance(Duration.ofMinutes(3));
      watch.look();
      clock.advance(Duration.ofHours(5));
      watch.look();
      assertThat(support(database, minute / 60, minute / 60 + 1, "hour")).isEqualTo(1);

      clock.advance(Duration.ofDays(2));
      watch.look();
      clock.advance(Duration.ofDays(-2));
      watch.look();
      assertThat(watch.judgedThrough()).isEqualTo(clock.instant().getEpochSecond() / 60 - 2);

      clock.advance(Duration.ofMinutes(1));
      sourceIsBroken = true;
      long before = watch.judgedThrough();
      assertThatThrownBy(watch::look).hasMessage("broken");
      assertThat(watch.judgedThrough()).isEqualTo(before);
    }
  }

  private static int support(Database database, long from, long before, String span) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                (span.equals("hour")
                        ? CountRows.hours(handle, from, before)
                        : CountRows.minutes(handle, from, before))
                    .stream()
                        .filter(each -> each.subject().name().equals("support"))
                        .flatMap(each -> each.spans().values().stream())
                        .mapToInt(each -> each.calls(QualitySignal.REFUSED))
                        .sum());
  }

  private Set<Long> numbers() {
    Set<Long> numbers = new TreeSet<>();
    told.forEach(incident -> numbers.add(incident.number()));
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aModelThatWasSwappedIsOneIncidentWithItsCauseAndItsEnd(TestDatabase make) {
    try (Database database = make.get()) {
      Process one = new Process(database, "one");
      Process two = new Process(database, "two");
      minutes(150, one, two);
      assertThat(told).isEmpty();

      model = "small-2026-11";
      badAnswers = 0.25;
      long swapped = clock.instant().getEpochSecond() / 60;
      minutes(6, one, two);
      // A restart in the middle of it.
      Process three = new Process(database, "three");
      minutes(10, one, three);

      assertThat(numbers()).hasSize(1);
      QualityIncident incident = told.getLast();
      assertThat(incident.openedAt() - swapped).isLessThanOrEqualTo(6);
      assertThat(incident.main().signal()).isEqualTo(QualitySignal.REFUSED);
      assertThat(incident.main().change().earliest()).isLessThanOrEqualTo(swapped);
      assertThat(incident.main().change().latest()).isGreaterThanOrEqualTo(swapped);
      assertThat(incident.main().change().after()).isBetween(0.15, 0.35);
      assertThat(incident.suspects().getFirst().change().kind()).isEqualTo(ChangeKind.MODEL);
      assertThat(incident.suspects().getFirst().change().becomes()).isEqualTo("small-2026-11");

      badAnswers = 0.01;
      minutes(60, one, three);
      assertThat(numbers()).hasSize(1);
      assertThat(told.getLast().state()).isEqualTo(IncidentState.ENDED);

      supportPrompt = "0123456789ab";
      badSupport = 0.3;
      minutes(15, one, three);
      assertThat(numbers()).hasSize(2);
      QualityIncident second = told.getLast();
      assertThat(second.suspects().getFirst().change().kind()).isEqualTo(ChangeKind.PROMPT);
      assertThat(second.suspects().getFirst().change().place().name()).isEqualTo("support");

      QualityIncidents incidents =
          new QualityIncidents(database.jdbi(), (handle, each) -> told.add(each), clock);
      assertThat(incidents.decide(second.number(), IncidentState.KNOWN, "U1")).isPresent();
      assertThat(incidents.decide(second.number(), IncidentState.FALSE_ALARM, "U1")).isEmpty();
      assertThat(incidents.find(second.number()).orElseThrow().decidedBy()).contains("U1");
      minutes(60, one, three);
      assertThat(numbers()).hasSize(2);

      // Back to the prompt of yesterday, which is a change again, and then nobody asks any more.
      supportPrompt = "a1b2c3d4e5f6";
      badSupport = 0.8;
      minutes(15, one, three);
      assertThat(numbers()).hasSize(3);
      assertThat(told.getLast().suspects().getFirst().change().becomes()).isEqualTo("a1b2c3d4e5");
      minutes(1);
      clock.advance(Duration.ofHours(6));
      one.watch.look();
      assertThat(told.getLast().state()).isEqualTo(IncidentState.ENDED);
      one.signals.close();
      two.signals.close();
      three.signals.close();
    }
  }
}
