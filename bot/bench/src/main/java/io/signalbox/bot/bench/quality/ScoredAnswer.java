package io.signalbox.bot.bench.quality;

import io.signalbox.knowledge.text.StatedQuantity;
import java.util.List;

/**
 * Reply of a system with its verdict. It is right if the whole reply proves the answer, and wrong
 * by the part that is shown at once.
 */
public record ScoredAnswer(ProvenQuestion question, SystemReply answer, AnswerVerdict verdict) {

  public static ScoredAnswer of(ProvenQuestion question, SystemReply answer) {
    return new ScoredAnswer(question, answer, verdict(question, answer));
  }

  /** Returns whether the part that is shown at once proves the answer. */
  boolean isRightAtOnce() {
    return verdict == AnswerVerdict.RIGHT && proofs(question, answer) == question.proofs().size();
  }

  private static long proofs(ProvenQuestion question, SystemReply answer) {
    UnmarkedText words = UnmarkedText.of(answer.text());
    return question.proofs().stream()
        .filter(proof -> proof.isIn(words, answer.documents()))
        .count();
  }

  private static AnswerVerdict verdict(ProvenQuestion question, SystemReply answer) {
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

  /**
   * Returns whether the reply gives another value in the right one's unit, which is wrong also from
   * the right page.
   */
  private static boolean givesAnotherQuantity(ProvenQuestion question, SystemReply answer) {
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
