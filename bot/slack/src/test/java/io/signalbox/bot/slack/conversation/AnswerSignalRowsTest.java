package io.signalbox.bot.slack.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.tools.foresight.quality.signal.QualityCounts.MinuteCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bot's own answers, counted from what is stored of them. */
class AnswerSignalRowsTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final Database database = TestDatabase.h2();
  private final StoredAnswers answers = new StoredAnswers(database.jdbi());

  @AfterEach
  void close() {
    database.close();
  }

  private void given(int minute, String asker, String question, Answer answer) {
    StoredAnswer stored =
        new StoredAnswer(
            "a" + minute,
            "C1",
            "thread " + minute,
            asker,
            question,
            AnswerKind.of(answer),
            new StoredAnswer.Content(
                List.of(),
                List.of(),
                "text",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false),
            AnswerMeasure.of(answer),
            NOON.plusSeconds(60L * minute));
    database.jdbi().useTransaction(handle -> answers.record(handle, stored));
  }

  private static Answer.CitedAnswer cited(String text, String source, Answer.Author author) {
    return new Answer.CitedAnswer(
        List.of(new AnswerPiece(text, List.of(1))),
        List.of(
            new Citation(
                1,
                new DocumentId(source + "/a.md"),
                source,
                DocumentKind.RUNBOOK,
                FrontMatter.titled("A"),
                List.of())),
        List.of(),
        List.of(),
        0.5,
        author);
  }

  private Map<String, SignalCounts> counted() {
    long noon = NOON.getEpochSecond() / 60;
    List<MinuteCounts> minutes =
        database
            .jdbi()
            .withHandle(handle -> new AnswerSignalRows().between(handle, noon - 1, noon + 59));
    Map<String, SignalCounts> sums = new TreeMap<>();
    minutes.forEach(
        each ->
            sums.computeIfAbsent(each.subject().words(), key -> new SignalCounts())
                .add(each.counts()));
    return sums;
  }

  private static String of(SignalCounts counts, QualitySignal signal) {
    return counts.bad(signal) + "/" + counts.calls(signal);
  }

  @Test
  void groundingSourcesAndPeopleAreCountedForTheBotItsRoutesAndSources() {
    given(
        0,
        "U1",
        "how do I restart the ledger broker",
        cited("Stop it. Start it.", "runbooks", new Answer.Author.Model("chat", 2)));
    given(
        5,
        "U1",
        "how to restart ledger broker?",
        cited("Stop it.", "wiki", new Answer.Author.Composer()));
    given(9, "U2", "how do I order a chair", new Answer.NoAnswer(List.of(), Optional.empty(), 0.1));
    given(
        12,
        "U3",
        "who cleans the desks",
        cited("It is.", "wiki", new Answer.Author.ComposerInstead("the model is away")));
    assertThat(answers.find("a0").orElseThrow().measure().signals()).isNotEmpty();
    answers.feedback("a5", "U1", false, NOON.plusSeconds(400));
    answers.handedOver("a9", NOON.plusSeconds(700));
    answers.handedOver("a9", NOON.plusSeconds(800));
    answers.corrected("a0", NOON.plusSeconds(900));

    Map<String, SignalCounts> counted = counted();

    assertThat(counted)
        .containsOnlyKeys("agent bot answers", "route chat", "source runbooks", "source wiki");
    SignalCounts bot = counted.get("agent bot answers");
    assertThat(of(bot, QualitySignal.UNGROUNDED)).isEqualTo("2/6");
    assertThat(of(bot, QualitySignal.NO_SOURCE)).isEqualTo("0/3");
    assertThat(of(bot, QualitySignal.NOT_KNOWN)).isEqualTo("1/4");
    assertThat(of(bot, QualitySignal.NOTHING_FOUND)).isEqualTo("1/4");
    assertThat(of(bot, QualitySignal.FAILED)).isEqualTo("1/2");
    assertThat(of(bot, QualitySignal.ASKED_AGAIN)).isEqualTo("1/4");
    assertThat(of(bot, QualitySignal.NOT_HELPED)).isEqualTo("1/1");
    assertThat(of(bot, QualitySignal.HUMAN_ASKED)).isEqualTo("1/5");
    assertThat(of(bot, QualitySignal.CORRECTED)).isEqualTo("1/5");
    assertThat(bot.numbers(QualitySignal.CONFIDENCE).total()).isEqualTo(4);
    assertThat(of(counted.get("route chat"), QualitySignal.UNGROUNDED)).isEqualTo("2/4");
    assertThat(of(counted.get("source wiki"), QualitySignal.SOURCE_UNUSED)).isEqualTo("2/4");
    assertThat(of(counted.get("source wiki"), QualitySignal.NOT_HELPED)).isEqualTo("1/1");
    assertThat(of(counted.get("source runbooks"), QualitySignal.SOURCE_UNUSED)).isEqualTo("3/4");
  }
}
