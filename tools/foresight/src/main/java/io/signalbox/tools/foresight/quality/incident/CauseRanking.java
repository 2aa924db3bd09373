package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.incident.QualityChange.ChangeKind;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.Suspect;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Ranks changes as possible causes of an incident: by their time relative to its beginning, and by
 * whether the bad answers lie within the part that the change affects.
 */
public final class CauseRanking {
  private static final int MOST = 5;
  private static final long BEFORE = 45;
  private static final long AFTER = 5;
  private static final double SCALE = 8;
  private static final double COVERAGE = 6;
  private static final double LIFT = 1.5;

  /** Factor on the full score of changes that can affect everything, such as settings. */
  private static final double WIDE = 0.7;

  /** Name of the subject under which the bot's own answers are counted. */
  public static final String BOT = "bot answers";

  private CauseRanking() {}

  /**
   * Returns the most likely causes of drops that began together. Several faults at once show in
   * several signals, so that each signal's strongest drop is explained by itself, and a change has
   * the weight that it has where it explains most.
   *
   * @param drops the main one first
   * @param excess returns the bad answers of each subject with calls, beyond the usual, by signal
   */
  public static List<Suspect> rank(
      List<SignalDrop> drops,
      Function<QualitySignal, List<SubjectExcess>> excess,
      List<QualityChange> changes) {
    Map<QualityChange, Double> weights = new LinkedHashMap<>();
    Set<String> explained = new HashSet<>();
    for (SignalDrop drop : drops) {
      if (explained.add(drop.signal() + " " + isOfBot(drop))) {
        for (Suspect each : rank(drop, excess.apply(drop.signal()), changes)) {
          weights.merge(each.change(), each.weight(), Math::max);
        }
      }
    }
    List<Suspect> suspects = new ArrayList<>();
    weights.forEach((change, weight) -> suspects.add(new Suspect(change, weight)));
    // The likeliest cause of the main drop stays the first.
    suspects
        .subList(Math.min(1, suspects.size()), suspects.size())
        .sort(Comparator.comparingDouble(Suspect::weight).reversed());
    return List.copyOf(suspects.subList(0, Math.min(MOST, suspects.size())));
  }

  /**
   * Returns the most likely causes of one drop, the likeliest first, with their weights.
   *
   * @param excess of each subject with calls, by the drop's signal
   */
  private static List<Suspect> rank(
      SignalDrop main, List<SubjectExcess> excess, List<QualityChange> changes) {
    double most = excess.stream().mapToDouble(SubjectExcess::excess).max().orElse(0);
    record Scored(QualityChange change, double score) {}
    List<Scored> scored = new ArrayList<>();
    for (QualityChange change : changes) {
      long early = main.change().earliest() - BEFORE;
      if (change.minute() >= early && change.minute() <= main.change().latest() + AFTER) {
        scored.add(new Scored(change, time(main, change) + reach(main, change, excess, most)));
      }
    }
    double sum = scored.stream().mapToDouble(each -> Math.exp(each.score)).sum();
    // What was not announced is always possible.
    double unknown = Math.exp(-4);
    return scored.stream()
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .limit(MOST)
        .map(each -> new Suspect(each.change, Math.exp(each.score) / (sum + unknown)))
        .toList();
  }

  /** Returns the score of a change's time relative to the estimated beginning of the incident. */
  private static double time(SignalDrop main, QualityChange change) {
    long before = main.change().earliest() - change.minute();
    long after = change.minute() - main.change().latest();
    double apart = Math.max(0, Math.max(before, after));
    double within = Math.abs(change.minute() - main.change().likeliest());
    return Math.log(change.kind().weight()) - apart / SCALE - within / (3 * SCALE);
  }

  private static double reach(
      SignalDrop main, QualityChange change, List<SubjectExcess> excess, double most) {
    if (isEverywhere(change)) {
      return COVERAGE * WIDE;
    }
    if (ofSources(change)) {
      return isOfBot(main) ? COVERAGE : 0;
    }
    for (SubjectExcess each : excess) {
      if (each.subject().equals(change.place())) {
        double coverage = most == 0 ? 0 : Math.max(0, each.excess()) / most;
        double share = Math.max(0, each.excess()) / Math.max(1, each.calls());
        double elsewhere = elsewhere(each, excess);
        return COVERAGE * coverage + LIFT * Math.log((share + 0.01) / (elsewhere + 0.01));
      }
    }
    return 0;
  }

  /** Returns the share of excess bad answers in other subjects of the same dimension. */
  private static double elsewhere(SubjectExcess place, List<SubjectExcess> excess) {
    long calls = 0;
    double bad = 0;
    for (SubjectExcess each : excess) {
      if (each.subject().dimension() == place.subject().dimension()
          && !each.subject().equals(place.subject())) {
        calls += each.calls();
        bad += each.excess();
      }
    }
    return calls == 0 ? 0.01 : Math.max(0, bad / calls);
  }

  /** Returns whether the change can affect everything, as one of the settings does. */
  private static boolean isEverywhere(QualityChange change) {
    return change.kind() == ChangeKind.SETTINGS
        && change.place().dimension() != QualitySubject.Dimension.ROUTE;
  }

  private static boolean ofSources(QualityChange change) {
    return change.kind() == ChangeKind.INDEX || change.kind() == ChangeKind.SOURCE;
  }

  /** Returns whether the drop is in the bot's answers, which alone depend on sources. */
  private static boolean isOfBot(SignalDrop main) {
    return main.subject().name().equals(BOT);
  }
}
