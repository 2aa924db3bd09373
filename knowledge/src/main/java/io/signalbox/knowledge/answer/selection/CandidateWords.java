package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.ContentWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes how well each candidate and its context (lead, headings, title, passage) cover the words
 * of the question. For one question and one thread.
 */
final class CandidateWords {
  private static final double HALF = 0.5;
  private static final int NEAR = 2;

  private final WordCoverage coverage;
  private final Map<String, double[]> headings = new HashMap<>();
  private final Map<String, Double> headingsNamed = new HashMap<>();
  private final List<CoveredUnit> units = new ArrayList<>();
  private final double[] localRarity;
  private final double localWeight;

  /**
   * Shares of each word of the question that a candidate and its surroundings cover.
   *
   * @param own of the unit itself
   * @param lead of the words that it rests on
   * @param heading of its headings
   * @param title of its page's title
   * @param passage of its passage
   * @param stems of the unit, in order
   */
  @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared as records
  record CoveredUnit(
      double[] own,
      double[] lead,
      double[] heading,
      double[] title,
      double[] passage,
      List<String> stems) {}

  CandidateWords(List<UnitCandidate> candidates, WordCoverage coverage) {
    this.coverage = coverage;
    Map<String, double[]> passages = new HashMap<>();
    for (UnitCandidate candidate : candidates) {
      units.add(unit(candidate));
    }
    for (int i = 0; i < units.size(); i++) {
      double[] own = WordCoverage.both(units.get(i).own(), units.get(i).lead());
      passages.merge(passageKey(candidates.get(i)), own, WordCoverage::both);
    }
    for (int i = 0; i < units.size(); i++) {
      CoveredUnit unit = units.get(i);
      units.set(
          i,
          new CoveredUnit(
              unit.own(),
              unit.lead(),
              unit.heading(),
              unit.title(),
              passages.getOrDefault(passageKey(candidates.get(i)), unit.own()),
              unit.stems()));
    }
    localRarity = localRarity();
    double sum = 0;
    for (double each : localRarity) {
      sum += each;
    }
    localWeight = Math.max(1e-9, sum);
  }

  private CoveredUnit unit(UnitCandidate candidate) {
    Set<String> stems = ContentWords.of(candidate.unit().text());
    double[] none = new double[coverage.size()];
    return new CoveredUnit(
        coverage.of(stems),
        candidate.unit().lead().isEmpty()
            ? none
            : heading("lead " + candidate.unit().lead(), candidate.unit().lead()),
        heading(
            "path " + String.join(" ", candidate.passage().headingPath()),
            String.join(" ", candidate.passage().headingPath())),
        heading(
            "title " + candidate.document().frontMatter().title(),
            candidate.document().frontMatter().title()),
        none,
        List.copyOf(stems));
  }

  private double[] heading(String key, String text) {
    return headings.computeIfAbsent(key, absent -> coverage.of(ContentWords.of(text)));
  }

  /** Returns the share of a heading's words that the question contains, 0 to 1. */
  double named(String heading) {
    return headingsNamed.computeIfAbsent(
        heading,
        absent -> {
          Set<String> stems = ContentWords.of(heading);
          if (stems.isEmpty()) {
            return 0.0;
          }
          double sum = 0;
          for (String stem : stems) {
            double best = 0;
            for (double each : coverage.of(Set.of(stem))) {
              best = Math.max(best, each);
            }
            sum += best;
          }
          return sum / stems.size();
        });
  }

  private double[] localRarity() {
    double[] rarity = new double[coverage.size()];
    for (int word = 0; word < rarity.length; word++) {
      int having = 0;
      for (CoveredUnit unit : units) {
        having += unit.own()[word] >= HALF ? 1 : 0;
      }
      rarity[word] = having == 0 ? 0 : Math.log(1 + (units.size() + 1.0) / having);
    }
    return rarity;
  }

  CoveredUnit unit(int candidate) {
    return units.get(candidate);
  }

  WordCoverage coverage() {
    return coverage;
  }

  /**
   * Returns the covered share of the question, its words weighted by how few of the candidates have
   * them.
   */
  double localShare(double[] covered) {
    double sum = 0;
    for (int i = 0; i < covered.length; i++) {
      sum += covered[i] * localRarity[i];
    }
    return sum / localWeight;
  }

  /**
   * Returns the coverage by the unit together with the units before and after it in the same
   * section.
   */
  double[] neighbourhood(List<UnitCandidate> candidates, int at) {
    double[] covered = units.get(at).own();
    for (int i = Math.max(0, at - NEAR); i <= Math.min(units.size() - 1, at + NEAR); i++) {
      if (sameSection(candidates.get(i), candidates.get(at))) {
        covered = WordCoverage.both(covered, units.get(i).own());
      }
    }
    return covered;
  }

  static boolean sameSection(UnitCandidate one, UnitCandidate other) {
    return one.rank() == other.rank()
        && one.passage().headingPath().equals(other.passage().headingPath());
  }

  private static String passageKey(UnitCandidate candidate) {
    return candidate.rank() + " " + candidate.unit().passage();
  }
}
