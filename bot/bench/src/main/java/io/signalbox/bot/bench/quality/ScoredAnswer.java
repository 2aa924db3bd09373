package io.signalbox.bot.bench.quality;

import io.signalbox.knowledge.text.StatedQuantity;
import java.util.List;

/** A reply with its judgement: right by all that it has, wrong by what is shown at once. */
public record ScoredAnswer(ProvenQuestion question, GivenAnswer answer, AnswerVerdict verdict) {

  public static ScoredAnswer of(ProvenQuestion question, GivenAnswer answer) {
    return new ScoredAnswer(question, answer, verdict(question, answer));
  }

  /** Returns whether what is shown at once proves the answer. */
  boolean isRightAtOnce() {
    return verdict == AnswerVerdict.RIGHT && proofs(question, answer) == question.proofs().size();
  }

  private static long proofs(ProvenQuestion question, GivenAnswer answer) {
    AnswerWords words = AnswerWords.of(answer.text());
    return question.proofs().stream()
        .filter(proof -> proof.isIn(words, answer.documents()))
        .count();
  }

  private static AnswerVerdict verdict(ProvenQuestion question, GivenAnswer answer) {
    if (!question.golden().answerable()) {
      return answer.isUnknown() ? AnswerVerdict.HONEST_UNKNOWN : AnswerVerdict.MADE_UP;
    }
    if (answer.isUnknown()) {
      return AnswerVerdict.FALSE_UNKNOWN;
    }
    if (proofs(question, answer.whole()) == question.proofs().size()) {
      return AnswerVerdict.RIGHT;
    }
    long found = proofs(question, answer);
    boolean rightPage =
        question.proofs().stream()
            .anyMatch(proof -> answer.documents().stream().anyMatch(proof.documents()::contains));
    boolean near = found > 0 || (rightPage && !givesAnotherQuantity(question, answer));
    return near ? AnswerVerdict.NOT_SUFFICIENT : AnswerVerdict.WRONG;
  }

  /** Another value than the right one, in the same unit, is wrong also from the right page. */
  private static boolean givesAnotherQuantity(ProvenQuestion question, GivenAnswer answer) {
    if (question.isTwoPage()) {
      return false;
    }
    List<StatedQuantity> wanted = StatedQuantity.in(question.proofs().getFirst().value());
    List<StatedQuantity> given =
        StatedQuantity.in(answer.text()).stream()
            .filter(each -> wanted.stream().anyMatch(right -> right.unit().equals(each.unit())))
            .toList();
    return wanted.size() == 1
        && !wanted.getFirst().unit().isEmpty()
        && !given.isEmpty()
        && given.stream().noneMatch(wanted.getFirst()::isSame);
  }
}
