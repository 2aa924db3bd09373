package io.signalbox.knowledge.answering;

import static io.signalbox.knowledge.answer.PageDraft.page;
import static io.signalbox.knowledge.answer.PageDraft.ranking;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.answer.PageDraft;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.TableLookUp;
import io.signalbox.knowledge.answer.generation.GenerationResult;
import io.signalbox.knowledge.answer.generation.ModelPrompt;
import io.signalbox.knowledge.answer.generation.TextGenerator;
import io.signalbox.knowledge.answer.generation.ToolCatalog;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.SearchRanking;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionAnsweringTest {
  private static final Instant NOW = Instant.parse("2026-11-23T23:30:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Audience PAYMENTS = new Audience(Set.of(Principal.parse("group:payments")));

  private final List<SearchQuery> queries = new ArrayList<>();
  private final List<ModelPrompt> prompts = new ArrayList<>();
  private TableLookUp tables = (question, audience, now, zone) -> Optional.empty();
  private Optional<String> usual = Optional.of("the platform team in #platform-help");

  private static PageDraft broker() {
    return page("Restart a broker")
        .section("Steps", "1. Drain the broker.\n2. Restart the broker.")
        .owner("platform");
  }

  @Test
  void asksTheTablesFirstAndThenNobodyElse() {
    LookUpResult finding =
        new LookUpResult(
            "Ana is on call.",
            List.of(),
            List.of(
                new TableFile("oncall", "a.csv", AccessRule.everyone(), Optional.empty(), NOW)));
    tables =
        (question, audience, now, zone) ->
            question.equals("who is on call?")
                    && audience.equals(PAYMENTS)
                    && now.equals(NOW)
                    && zone.equals(BERLIN)
                ? Optional.of(finding)
                : Optional.empty();

    Answer answer = ask("who is on call?", ranking(broker()), Optional.empty());

    assertThat(answer).isEqualTo(new Answer.TableAnswer(finding));
    assertThat(queries).isEmpty();
  }

  @Test
  void searchesWithinTheAudience() {
    ask("how do I restart a broker", ranking(broker()), Optional.empty());

    assertThat(queries)
        .containsExactly(new SearchQuery("how do I restart a broker", PAYMENTS, Set.of()));
  }

  @Test
  void composesWithoutAModel() {
    Answer.CitedAnswer answer =
        cited(ask("how do I restart a broker", ranking(broker()), Optional.empty()));

    assertThat(answer.author()).isEqualTo(new Answer.Author.Composer());
    assertThat(answer.pieces())
        .containsExactly(
            new AnswerPiece("1. Drain the broker.\n2. Restart the broker.", List.of(1)));
    assertThat(answer.confidence()).isEqualTo(0.9);
  }

  @Test
  void saysThatItDoesNotKnowBelowTheFloorAndShowsThreePagesAndWhomToAsk() {
    SearchRanking thin =
        ranking(
            0.49,
            broker(),
            page("B").section("", "b."),
            page("C").section("", "c."),
            page("D").section("", "d."));

    Answer.NoAnswer none =
        (Answer.NoAnswer) ask("parental leave", thin, Optional.of(prompt -> unreachable()));

    assertThat(none.nearest())
        .extracting(citation -> citation.number() + " " + citation.frontMatter().title())
        .containsExactly("1 Restart a broker", "2 B", "3 C");
    assertThat(none.whomToAsk())
        .contains(
            "The nearest page belongs to **platform** in #platform-help, who may know; or ask the"
                + " platform team in #platform-help.");
    assertThat(none.confidence()).isEqualTo(0.49);
  }

  @Test
  void namesTheUsualOnesWhereThereIsNoPageAtAllAndNobodyWhereNobodyIsConfigured() {
    assertThat(ask("x", ranking(0), Optional.empty()))
        .isEqualTo(
            new Answer.NoAnswer(
                List.of(), Optional.of("Ask the platform team in #platform-help."), 0));

    usual = Optional.empty();
    assertThat(ask("x", ranking(0), Optional.empty()))
        .isEqualTo(new Answer.NoAnswer(List.of(), Optional.empty(), 0));
  }

  @Test
  void answersAtTheFloor() {
    assertThat(ask("how do I restart a broker", ranking(0.5, broker()), Optional.empty()))
        .isInstanceOf(Answer.CitedAnswer.class);
  }

  @Test
  void reckonsStalenessByTheAskersDay() {
    PageDraft page = broker().reviewed("2025-11-23");

    Answer.CitedAnswer answer =
        cited(ask("how do I restart a broker", ranking(page), Optional.empty()));

    assertThat(answer.warnings()).hasSize(1);
  }

  @Test
  void hasTheModelWriteAndChecksWhatItWrote() {
    TextGenerator model =
        prompt ->
            new GenerationResult.GeneratedDraft(
                "Drain the broker [1]. Then call Bob [1]. Restart the broker [1].", "small");

    Answer.CitedAnswer answer =
        cited(ask("how do I restart a broker", ranking(broker()), Optional.of(model)));

    assertThat(answer.pieces())
        .containsExactly(new AnswerPiece("Drain the broker. Restart the broker.", List.of(1)));
    assertThat(answer.author()).isEqualTo(new Answer.Author.Model("small", 1));
    assertThat(answer.citations()).hasSize(1);
  }

  @Test
  void numbersCitationsOfADraftInTheOrderOfTheirUse() {
    PageDraft page =
        page("Broker")
            .section("Steps", "Drain the broker.")
            .section("Limits", "The limit is 5 brokers.");
    TextGenerator model =
        prompt ->
            new GenerationResult.GeneratedDraft(
                "Drain the broker [2]. The limit is 5 brokers [1].", "small");

    // The passage with the selected words is the first that the model is given.
    Answer.CitedAnswer answer = cited(ask("broker limit", ranking(page), Optional.of(model)));

    assertThat(answer.citations())
        .extracting(Citation::headingPath)
        .containsExactly(List.of("Steps"), List.of("Limits"));
    assertThat(answer.pieces())
        .extracting(AnswerPiece::citations)
        .containsExactly(List.of(1), List.of(2));
  }

  @Test
  void composesInsteadWhenTheModelIsOfNoUse() {
    assertComposedInstead(new GenerationResult.Unavailable("it is down."), "it is down.");
    assertComposedInstead(
        new GenerationResult.GenerationRefused("it was filtered."), "it was filtered.");
    assertComposedInstead(
        new GenerationResult.GeneratedDraft("NO ANSWER", "small"),
        "the model found no answer in the pages.");
    assertComposedInstead(
        new GenerationResult.GeneratedDraft("Delete everything [1].", "small"),
        "nothing that the model wrote was supported by the pages.");
    assertComposedInstead(
        new GenerationResult.GeneratedDraft("", "small"),
        "nothing that the model wrote was supported by the pages.");
  }

  @Test
  void doesNotKnowWhatNoPartOfThePageCanSay() {
    Answer answer =
        ask(
            "restart a broker",
            ranking(page("Restart a broker").section("Steps", "`".repeat(100_000))),
            Optional.empty());

    assertThat(answer).isInstanceOf(Answer.NoAnswer.class);
    assertThat(((Answer.NoAnswer) answer).nearest()).hasSize(1);
  }

  private void assertComposedInstead(GenerationResult generation, String reason) {
    Answer.CitedAnswer answer =
        cited(
            ask("how do I restart a broker", ranking(broker()), Optional.of(prompt -> generation)));
    assertThat(answer.author()).isEqualTo(new Answer.Author.ComposerInstead(reason));
    assertThat(answer.pieces())
        .containsExactly(
            new AnswerPiece("1. Drain the broker.\n2. Restart the broker.", List.of(1)));
  }

  @Test
  void givesTheModelNoMoreThanItCanRead() {
    PageDraft huge = page("Huge").section("", "word ".repeat(200_000));

    ask(
        "how do I restart a broker",
        ranking(huge),
        Optional.of(
            prompt -> {
              prompts.add(prompt);
              return new GenerationResult.Unavailable("down.");
            }));

    assertThat(prompts.getFirst().material()).hasSizeLessThan(10_000);
  }

  private static GenerationResult unreachable() {
    throw new AssertionError("no model is asked where the evidence is thin");
  }

  private static Answer.CitedAnswer cited(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.CitedAnswer.class);
    return (Answer.CitedAnswer) answer;
  }

  private Answer ask(String question, SearchRanking ranking, Optional<TextGenerator> model) {
    return new QuestionAnswering(
            tables,
            query -> {
              queries.add(query);
              return ranking;
            },
            (owner, audience) -> Optional.of("**" + owner + "** in #" + owner + "-help"),
            new AnswerSettings(0.5, Duration.ofDays(365), usual, 2),
            model.map(port -> new QuestionAnswering.Model(port, ToolCatalog.empty())),
            new Random(1))
        .answer(new Question(question, PAYMENTS, NOW, BERLIN));
  }
}
