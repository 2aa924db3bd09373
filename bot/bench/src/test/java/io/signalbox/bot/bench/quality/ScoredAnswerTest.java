package io.signalbox.bot.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.evaluation.GoldenQuestion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoredAnswerTest {
  private static final AnswerProof LIFETIME =
      new AnswerProof(
          Set.of("d/tokens.md"), List.of("Tokens are good for 15 minutes in production"), "15 min");
  private static final AnswerProof OWNER =
      new AnswerProof(Set.of("d/teams.md"), List.of("The edge team runs the CDN"), "edge");

  @Test
  void isRightWhenTheQuotationStandsInTheAnswerWhicheverPageIsCited() {
    assertThat(verdict("Tokens are good for **15 minutes** in production.", "d/copy.md", LIFETIME))
        .isEqualTo(AnswerVerdict.RIGHT);
  }

  @Test
  void isRightByAShortValueFromTheRightPageOnly() {
    assertThat(verdict("In production 15 min.", "d/tokens.md", LIFETIME))
        .isEqualTo(AnswerVerdict.RIGHT);
    assertThat(verdict("In production 15 min.", "d/other.md", LIFETIME))
        .isEqualTo(AnswerVerdict.WRONG);
  }

  @Test
  void isNotSufficientWhenTheRightPageSaysSomethingElse() {
    assertThat(verdict("Tokens are signed.", "d/tokens.md", LIFETIME))
        .isEqualTo(AnswerVerdict.NOT_SUFFICIENT);
  }

  @Test
  void isWrongWhenTheRightPageGivesAnotherQuantityOfThatKind() {
    assertThat(verdict("Tokens are good for 12 hours in staging.", "d/tokens.md", LIFETIME))
        .isEqualTo(AnswerVerdict.WRONG);
  }

  @Test
  void needsBothPartsOfATwoPageQuestion() {
    String one = "Tokens are good for 15 minutes in production.";

    assertThat(verdict(one, "d/tokens.md", LIFETIME, OWNER))
        .isEqualTo(AnswerVerdict.NOT_SUFFICIENT);
    assertThat(verdict(one + " The edge team runs the CDN.", "d/tokens.md", LIFETIME, OWNER))
        .isEqualTo(AnswerVerdict.RIGHT);
  }

  @Test
  void tellsHonestFromFalseUnknown() {
    assertThat(verdict("", "d/tokens.md", LIFETIME)).isEqualTo(AnswerVerdict.FALSE_UNKNOWN);
    assertThat(verdict("", "d/tokens.md")).isEqualTo(AnswerVerdict.HONEST_UNKNOWN);
    assertThat(verdict("Anything.", "d/tokens.md")).isEqualTo(AnswerVerdict.MADE_UP);
  }

  private static AnswerVerdict verdict(String answer, String cited, AnswerProof... proofs) {
    return ScoredAnswers.scored("q", answer, cited, 0.9, proofs).verdict();
  }

  /** Makes judged replies for tests. */
  static final class ScoredAnswers {
    private ScoredAnswers() {}

    static ScoredAnswer scored(
        String id, String answer, String cited, double confidence, AnswerProof... proofs) {
      Set<String> gold = proofs.length == 0 ? Set.of() : proofs[0].documents();
      return ScoredAnswer.of(
          new ProvenQuestion(
              new GoldenQuestion(id, "How <long>?", !gold.isEmpty(), gold),
              "howlong",
              "set",
              "set",
              "",
              List.of(proofs)),
          new SystemReply(
              answer.isEmpty() ? List.of() : List.of(answer),
              false,
              List.of(cited),
              confidence,
              1_000_000));
    }
  }
}
