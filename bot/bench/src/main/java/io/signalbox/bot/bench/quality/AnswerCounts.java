package io.signalbox.bot.bench.quality;

import java.util.List;
import java.util.function.Predicate;

/** Statistics of a list of judged replies: shares, medians and AUROC. */
record AnswerCounts(List<ScoredAnswer> all) {
  AnswerCounts {
    all = List.copyOf(all);
  }

  int size() {
    return all.size();
  }

  AnswerCounts only(Predicate<ScoredAnswer> wanted) {
    return new AnswerCounts(all.stream().filter(wanted).toList());
  }

  MeasuredShare share(Predicate<ScoredAnswer> wanted) {
    return new MeasuredShare(all.stream().filter(wanted).count(), all.size());
  }

  MeasuredShare share(AnswerVerdict verdict) {
    return share(each -> each.verdict() == verdict);
  }

  /**
   * Returns whether a reply is wrong, or answers an unanswerable question, without being marked as
   * unsure.
   */
  static boolean isWrongAndConfident(ScoredAnswer each) {
    return !each.answer().unsure()
        && (each.verdict() == AnswerVerdict.WRONG || each.verdict() == AnswerVerdict.MADE_UP);
  }

  /** Returns the median length, in characters, of the replies other than "I don't know". */
  int medianCharacters() {
    List<Integer> lengths =
        all.stream()
            .filter(each -> !each.answer().isUnknown())
            .map(each -> each.answer().text().length())
            .sorted()
            .toList();
    return lengths.isEmpty() ? 0 : lengths.get(lengths.size() / 2);
  }

  /**
   * Returns the probability that a reply of the first kind has higher confidence than one of the
   * second kind.
   */
  double auroc(Predicate<ScoredAnswer> first, Predicate<ScoredAnswer> second) {
    double won = 0;
    long pairs = 0;
    for (ScoredAnswer one : all) {
      for (ScoredAnswer other : all) {
        if (first.test(one) && second.test(other)) {
          int order = Double.compare(one.answer().confidence(), other.answer().confidence());
          won += order > 0 ? 1 : order == 0 ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return pairs == 0 ? Double.NaN : won / pairs;
  }
}
