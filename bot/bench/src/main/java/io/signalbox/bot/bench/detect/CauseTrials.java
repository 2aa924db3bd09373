package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.detect.AlarmBudget;
import io.signalbox.tools.foresight.quality.detect.ChangeEstimate;
import io.signalbox.tools.foresight.quality.detect.RateDetector;
import io.signalbox.tools.foresight.quality.detect.StepCount;
import io.signalbox.tools.foresight.quality.incident.CauseRanking;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityChange.ChangeKind;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.Suspect;
import io.signalbox.tools.foresight.quality.incident.SignalDrop;
import io.signalbox.tools.foresight.quality.incident.SubjectExcess;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trials of cause ranking: simulates faults with a known cause among unrelated changes, over eight
 * agents on three routes and the bot, and counts how often the right change is ranked first.
 */
record CauseTrials(PrintWriter out, long seed) {
  private static final int AGENTS = 8;
  private static final int ROUTES = 3;
  private static final int CALLS = 5;
  private static final int BEGIN = 120;
  private static final int LONGEST = 240;
  private static final int OTHERS = 4;
  private static final double BASE = 0.01;

  void print(int trials) {
    out.printf(
        "%nCause named first, +20 points, among %d other changes within 45 minutes; %d faults a"
            + " row%n%n| cause | first | minutes to the alarm, median | reach |%n| --- | --- | ---"
            + " | --- |%n",
        OTHERS, trials);
    for (ChangeKind kind :
        List.of(ChangeKind.MODEL, ChangeKind.PROMPT, ChangeKind.SOURCE, ChangeKind.PROVIDER)) {
      SplittableRandom random = new SplittableRandom(seed);
      int first = 0;
      int[] delays = new int[trials];
      for (int i = 0; i < trials; i++) {
        CauseTrial trial = new CauseTrial(kind, random.split());
        delays[i] = trial.run();
        first += trial.isRight() ? 1 : 0;
      }
      Arrays.sort(delays);
      out.printf(
          Locale.ROOT,
          "| %s | %.1f %% | %d | 95 %%: %s |%n",
          kind.words(),
          100.0 * first / trials,
          delays[trials / 2],
          first >= 0.95 * trials ? "met" : "missed");
    }
    out.flush();
  }

  /** Simulation of one fault and the search for its cause. For one thread. */
  private static final class CauseTrial {
    private final SplittableRandom random;
    private final QualityChange cause;
    private final List<QualityChange> changes = new ArrayList<>();
    private final Map<QualitySubject, List<StepCount>> counts = new HashMap<>();
    private final Map<QualitySubject, RateDetector> detectors = new HashMap<>();
    private Optional<Suspect> suspect = Optional.empty();

    CauseTrial(ChangeKind kind, SplittableRandom random) {
      this.random = random;
      this.cause = change(kind, BEGIN);
      changes.add(cause);
      while (changes.size() <= OTHERS) {
        ChangeKind[] kinds = ChangeKind.values();
        QualityChange other =
            change(kinds[random.nextInt(kinds.length)], BEGIN - 45 + random.nextInt(48));
        if (!other.place().equals(cause.place())) {
          changes.add(other);
        }
      }
    }

    private QualityChange change(ChangeKind kind, long minute) {
      QualitySubject place =
          switch (kind) {
            case MODEL, PROVIDER -> route(random.nextInt(ROUTES));
            case PROMPT, TOOLS, DEPLOY -> agent(random.nextInt(AGENTS));
            case SOURCE, INDEX -> new QualitySubject(Dimension.SOURCE, "pages");
            case SETTINGS -> new QualitySubject(Dimension.AGENT, "signalbox");
          };
      return new QualityChange(kind, place, minute, Optional.of("a"), "b");
    }

    private static QualitySubject route(int number) {
      return new QualitySubject(Dimension.ROUTE, "route " + number);
    }

    private static QualitySubject agent(int number) {
      return new QualitySubject(Dimension.AGENT, "agent " + number);
    }

    int run() {
      for (int minute = 0; minute < LONGEST; minute++) {
        Optional<SignalDrop> fall = minute(minute);
        if (fall.isPresent()) {
          suspect = CauseRanking.rank(fall.get(), excess(fall.get()), changes).stream().findFirst();
          return minute - BEGIN + 1;
        }
      }
      return LONGEST;
    }

    boolean isRight() {
      return suspect.filter(each -> each.change().equals(cause)).isPresent();
    }

    private Optional<SignalDrop> minute(int minute) {
      for (int number = 0; number < AGENTS; number++) {
        QualitySubject route = route(number % ROUTES);
        boolean touched = cause.place().equals(agent(number)) || cause.place().equals(route);
        int bad = bad(minute >= BEGIN && touched);
        add(agent(number), minute, bad);
        add(route, minute, bad);
      }
      boolean lost = cause.place().dimension() == Dimension.SOURCE;
      add(
          new QualitySubject(Dimension.AGENT, CauseRanking.BOT),
          minute,
          bad(minute >= BEGIN && lost));
      List<SignalDrop> falls = new ArrayList<>();
      counts.forEach((subject, steps) -> judge(subject, steps).ifPresent(falls::add));
      return minute < BEGIN
          ? Optional.empty()
          : falls.stream().max(Comparator.comparingDouble(SignalDrop::evidence));
    }

    private int bad(boolean broken) {
      int bad = 0;
      for (int i = 0; i < CALLS; i++) {
        bad += random.nextDouble() < (broken ? BASE + 0.2 : BASE) ? 1 : 0;
      }
      return bad;
    }

    private void add(QualitySubject subject, int minute, int bad) {
      List<StepCount> steps = counts.computeIfAbsent(subject, each -> new ArrayList<>());
      if (!steps.isEmpty() && steps.getLast().step() == minute) {
        StepCount before = steps.removeLast();
        steps.add(new StepCount(minute, before.calls() + CALLS, before.bad() + bad, BASE));
      } else {
        steps.add(new StepCount(minute, CALLS, bad, BASE));
      }
    }

    private Optional<SignalDrop> judge(QualitySubject subject, List<StepCount> steps) {
      RateDetector detector =
          detectors.computeIfAbsent(
              subject,
              each -> new RateDetector(new AlarmBudget(1, 20).runLength(Duration.ofMinutes(1))));
      detector.baseline(BASE, 1);
      StepCount last = steps.getLast();
      if (!detector.step(last.calls(), last.bad())) {
        return Optional.empty();
      }
      double evidence = detector.evidence();
      detector.reset();
      return Optional.of(
          new SignalDrop(subject, QualitySignal.REFUSED, ChangeEstimate.of(steps, 1), evidence));
    }

    private List<SubjectExcess> excess(SignalDrop fall) {
      List<SubjectExcess> all = new ArrayList<>();
      counts.forEach(
          (subject, steps) -> {
            long calls = 0;
            double sum = 0;
            for (StepCount step : steps) {
              if (step.step() >= fall.change().likeliest()) {
                calls += step.calls();
                sum += step.bad() - BASE * step.calls();
              }
            }
            all.add(new SubjectExcess(subject, calls, sum));
          });
      return all;
    }
  }
}
