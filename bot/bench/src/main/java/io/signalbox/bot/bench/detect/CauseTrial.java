package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.detect.AlarmBudget;
import io.signalbox.tools.foresight.quality.detect.ChangeEstimate;
import io.signalbox.tools.foresight.quality.detect.RateDetector;
import io.signalbox.tools.foresight.quality.detect.StepCount;
import io.signalbox.tools.foresight.quality.incident.CauseRanking;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityChange.ChangeKind;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.Suspect;
import io.signalbox.tools.foresight.quality.incident.SignalDrop;
import io.signalbox.tools.foresight.quality.incident.SubjectExcess;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Simulation of faults that begin together, and of the search for their causes. For one thread. */
final class CauseTrial {
  static final int OTHERS = 4;
  private static final int AGENTS = 8;
  private static final int ROUTES = 3;
  private static final int CALLS = 5;
  private static final int BEGIN = 120;
  private static final int LONGEST = 240;
  private static final double BASE = 0.01;

  private final SplittableRandom random;
  private final Map<QualityChange, QualitySignal> causes = new LinkedHashMap<>();
  private final List<QualityChange> changes = new ArrayList<>();
  private final Map<StreamKey, List<StepCount>> counts = new HashMap<>();
  private final Map<StreamKey, RateDetector> detectors = new HashMap<>();
  private final Map<StreamKey, SignalDrop> drops = new LinkedHashMap<>();
  private List<Suspect> suspects = List.of();

  private record StreamKey(QualitySubject subject, QualitySignal signal) {}

  /**
   * @param kinds of the causes, each with the signal in which it shows
   */
  CauseTrial(SortedMap<ChangeKind, QualitySignal> kinds, SplittableRandom random) {
    this.random = random;
    kinds.forEach((kind, signal) -> causes.put(cause(kind), signal));
    changes.addAll(causes.keySet());
    while (changes.size() < causes.size() + OTHERS) {
      ChangeKind[] all = ChangeKind.values();
      QualityChange other =
          change(all[random.nextInt(all.length)], BEGIN - 45 + random.nextInt(48));
      if (causes.keySet().stream().noneMatch(cause -> cause.place().equals(other.place()))) {
        changes.add(other);
      }
    }
  }

  /** Returns a cause whose answers are not those of a cause before. */
  private QualityChange cause(ChangeKind kind) {
    QualityChange cause = change(kind, BEGIN);
    return causes.keySet().stream().anyMatch(other -> overlap(cause, other)) ? cause(kind) : cause;
  }

  private static boolean overlap(QualityChange one, QualityChange other) {
    for (int number = 0; number < AGENTS; number++) {
      if (touches(one, number) && touches(other, number)) {
        return true;
      }
    }
    return false;
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

  private static boolean touches(QualityChange cause, int agent) {
    return cause.place().equals(agent(agent)) || cause.place().equals(route(agent % ROUTES));
  }

  /** Runs until each cause has raised an alarm; returns the minutes that it took. */
  int run() {
    Set<QualityChange> found = new HashSet<>();
    for (int minute = 0; minute < LONGEST; minute++) {
      minute(minute);
      if (minute >= BEGIN) {
        causes.forEach(
            (cause, signal) -> {
              if (drops.keySet().stream().anyMatch(key -> isOf(key, cause, signal))) {
                found.add(cause);
              }
            });
        if (found.size() == causes.size()) {
          suspects = CauseRanking.rank(strongestFirst(), this::excess, changes);
          return minute - BEGIN + 1;
        }
      }
    }
    return LONGEST;
  }

  private static boolean isOf(StreamKey key, QualityChange cause, QualitySignal signal) {
    boolean ofBot = key.subject.name().equals(CauseRanking.BOT);
    boolean place =
        cause.place().dimension() == Dimension.SOURCE ? ofBot : key.subject.equals(cause.place());
    return key.signal == signal && place;
  }

  private List<SignalDrop> strongestFirst() {
    return drops.values().stream()
        .sorted(Comparator.comparingDouble(SignalDrop::evidence).reversed())
        .toList();
  }

  /** Returns whether the causes are the first suspects, in any order. */
  boolean isRight() {
    return suspects.size() >= causes.size()
        && suspects.subList(0, causes.size()).stream()
            .allMatch(each -> causes.containsKey(each.change()));
  }

  /** Returns whether all drops count as one incident. */
  boolean isOneIncident() {
    return strongestFirst().stream()
        .allMatch(drop -> QualityIncident.areTogether(drop, strongestFirst().getFirst()));
  }

  private void minute(int minute) {
    for (QualitySignal signal : new HashSet<>(causes.values())) {
      for (int number = 0; number < AGENTS; number++) {
        int agent = number;
        int bad = bad(minute >= BEGIN && isTouched(signal, cause -> touches(cause, agent)));
        add(new StreamKey(agent(number), signal), minute, bad);
        add(new StreamKey(route(number % ROUTES), signal), minute, bad);
      }
      boolean lost = isTouched(signal, cause -> cause.place().dimension() == Dimension.SOURCE);
      QualitySubject bot = new QualitySubject(Dimension.AGENT, CauseRanking.BOT);
      add(new StreamKey(bot, signal), minute, bad(minute >= BEGIN && lost));
    }
    counts.forEach((key, steps) -> judge(key, steps, minute >= BEGIN));
  }

  private boolean isTouched(QualitySignal signal, Predicate<QualityChange> place) {
    return causes.entrySet().stream()
        .anyMatch(each -> each.getValue() == signal && place.test(each.getKey()));
  }

  private int bad(boolean broken) {
    int bad = 0;
    for (int i = 0; i < CALLS; i++) {
      bad += random.nextDouble() < (broken ? BASE + 0.2 : BASE) ? 1 : 0;
    }
    return bad;
  }

  private void add(StreamKey key, int minute, int bad) {
    List<StepCount> steps = counts.computeIfAbsent(key, each -> new ArrayList<>());
    if (!steps.isEmpty() && steps.getLast().step() == minute) {
      StepCount before = steps.removeLast();
      steps.add(new StepCount(minute, before.calls() + CALLS, before.bad() + bad, BASE));
    } else {
      steps.add(new StepCount(minute, CALLS, bad, BASE));
    }
  }

  private void judge(StreamKey key, List<StepCount> steps, boolean isFault) {
    RateDetector detector =
        detectors.computeIfAbsent(
            key, each -> new RateDetector(new AlarmBudget(1, 20).runLength(Duration.ofMinutes(1))));
    detector.baseline(BASE, 1);
    StepCount last = steps.getLast();
    if (detector.step(last.calls(), last.bad())) {
      double evidence = detector.evidence();
      detector.reset();
      if (isFault) {
        drops.putIfAbsent(
            key, new SignalDrop(key.subject, key.signal, ChangeEstimate.of(steps, 1), evidence));
      }
    }
  }

  private List<SubjectExcess> excess(QualitySignal signal) {
    long since = strongestFirst().getFirst().change().likeliest();
    List<SubjectExcess> all = new ArrayList<>();
    counts.forEach(
        (key, steps) -> {
          if (key.signal == signal) {
            long calls = 0;
            double sum = 0;
            for (StepCount step : steps) {
              if (step.step() >= since) {
                calls += step.calls();
                sum += step.bad() - BASE * step.calls();
              }
            }
            all.add(new SubjectExcess(key.subject, calls, sum));
          }
        });
    return all;
  }
}
