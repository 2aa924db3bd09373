package io.signalbox.bot.slack.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.slack.conversation.StoredAnswers.AnswerVerdicts;
import io.signalbox.knowledge.search.Embedder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionReportTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  /** Questions with the same last word mean the same. */
  private static final Embedder BY_LAST_WORD =
      new Embedder() {
        @Override
        public String model() {
          return "last word";
        }

        @Override
        public int dimensions() {
          return 26;
        }

        @Override
        public List<float[]> embedPassages(List<String> texts) {
          return texts.stream().map(this::embedQuery).toList();
        }

        @Override
        public float[] embedQuery(String text) {
          float[] vector = new float[dimensions()];
          vector[text.charAt(text.lastIndexOf(' ') + 1) - 'a'] = 1;
          return vector;
        }
      };

  private static StoredAnswer answer(
      int minute, String asker, String channel, AnswerKind kind, String question) {
    return new StoredAnswer(
        "a" + minute,
        channel,
        "1",
        asker,
        question,
        kind,
        new StoredAnswer.Content(
            List.of(),
            List.of(),
            "text",
            List.of(),
            List.of("Runbook"),
            Optional.of("payments"),
            Optional.empty(),
            false),
        AnswerMeasure.NONE,
        NOON.plusSeconds(60L * minute));
  }

  @Test
  void theFiguresCountWhatHelpedAndHideSmallGroups() {
    List<StoredAnswer> answers =
        List.of(
            answer(0, "U1", "C1", AnswerKind.TABLE, "who owns ledger-api"),
            answer(1, "U2", "C1", AnswerKind.CITED, "how do I deploy ledger-api"),
            answer(2, "U2", "C1", AnswerKind.CITED, "how do I deploy the ledger-api"),
            answer(3, "U3", "C1", AnswerKind.NONE, "where is the vpn"),
            answer(4, "U1", "C2", AnswerKind.TABLE, "who owns kafka"),
            answer(5, "U1", "D1", AnswerKind.TABLE, "who owns search"));

    QuestionFigures figures =
        QuestionFigures.of(
            answers,
            Map.of("a0", new AnswerVerdicts(2, 0), "a1", new AnswerVerdicts(0, 1)),
            Set.of("C1", "C2"));

    assertThat(figures.asked()).isEqualTo(6);
    assertThat(figures.answered()).isEqualTo(5);
    assertThat(figures.unknown()).isEqualTo(1);
    assertThat(figures.helped()).isEqualTo(2);
    assertThat(figures.failed()).isEqualTo(1);
    assertThat(figures.askedAgain()).isEqualTo(1);
    assertThat(figures.people()).isEqualTo(3);
    assertThat(figures.useful()).isEqualTo(3);
    assertThat(figures.byChannel()).containsExactly(Map.entry("C1", 4));
  }

  @Test
  void aGapNeedsThreePeopleAndIsGroupedByMeaning() {
    List<StoredAnswer> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(answer(i, "U" + i, "C1", AnswerKind.NONE, "wording " + i + " of vpn"));
    }
    open.add(answer(8, "U8", "C1", AnswerKind.NONE, "two people ask of kafka"));
    open.add(answer(9, "U9", "C1", AnswerKind.NONE, "two of them of kafka"));
    open.add(answer(10, "U9", "C1", AnswerKind.NONE, "and once more of kafka"));

    assertThat(KnowledgeGap.of(open, BY_LAST_WORD))
        .containsExactly(
            new KnowledgeGap(
                "wording 0 of vpn",
                3,
                3,
                Optional.of("payments"),
                Optional.of("Runbook"),
                List.of("a0", "a1", "a2")));
  }
}
