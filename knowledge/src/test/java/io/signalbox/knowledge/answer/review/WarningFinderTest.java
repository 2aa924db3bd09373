package io.signalbox.knowledge.answer.review;

import static io.signalbox.knowledge.answer.PageDraft.page;
import static io.signalbox.knowledge.answer.PageDraft.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.AnswerWarning;
import io.signalbox.knowledge.answer.CitationNumbering;
import io.signalbox.knowledge.answer.PageDraft;
import io.signalbox.knowledge.search.RankedDocument;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarningFinderTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private final WarningFinder warnings = new WarningFinder(Duration.ofDays(365));

  @Test
  void warnsOnceOfAPageReviewedLongAgo() {
    PageDraft page =
        page("Certificates").section("A", "Aa.").section("B", "Bb.").reviewed("2025-05-05");

    assertThat(warn(List.of("A", "B"), page).warnings())
        .containsExactly(
            new AnswerWarning.Stale(
                1,
                Optional.of(LocalDate.parse("2025-05-05")),
                Period.of(1, 6, 18),
                Optional.empty()));
  }

  @Test
  void isNotYetStaleOnTheLastDayButTheDayAfter() {
    assertThat(warn(List.of("A"), page("P").section("A", "Aa.").reviewed("2025-11-23")).warnings())
        .isEmpty();
    assertThat(warn(List.of("A"), page("P").section("A", "Aa.").reviewed("2025-11-22")).warnings())
        .hasSize(1);
  }

  @Test
  void takesThePagesOwnWordForItsNextReviewBeforeTheSetting() {
    PageDraft overdue =
        page("P").section("A", "Aa.").reviewed("2026-05-01").reviewDue("2026-11-01");
    PageDraft longTerm =
        page("P").section("A", "Aa.").reviewed("2025-01-01").reviewDue("2027-01-01");

    assertThat(warn(List.of("A"), overdue).warnings())
        .containsExactly(
            new AnswerWarning.Stale(
                1,
                Optional.of(LocalDate.parse("2026-05-01")),
                Period.of(0, 6, 22),
                Optional.of(LocalDate.parse("2026-11-01"))));
    assertThat(warn(List.of("A"), longTerm).warnings()).isEmpty();
  }

  @Test
  void callsNeitherATicketNorAnUndatedPageStale() {
    assertThat(
            warn(List.of("A"), ticket("T").section("A", "Aa.").reviewed("2020-01-01")).warnings())
        .isEmpty();
    assertThat(warn(List.of("A"), page("P").section("A", "Aa.")).warnings()).isEmpty();
  }

  @Test
  void warnsOfAContradictionWhereTheAnswerIsTakenFromAndCitesTheOther() {
    Answer.CitedAnswer answer =
        warn(
            List.of("Limits"), ledger("400", "2026-10-12"), ledger("150", "2024-02-19").score(0.8));

    assertThat(answer.citations()).hasSize(2);
    assertThat(answer.warnings())
        .containsExactly(
            new AnswerWarning.Stale(
                2,
                Optional.of(LocalDate.parse("2024-02-19")),
                Period.of(2, 9, 4),
                Optional.empty()),
            new AnswerWarning.Contradiction(
                1, 2, "`max_connections` is 400 in [1] and 150 in [2]."));
  }

  @Test
  void namesTheLaterReviewedPageFirstEvenWhenTheAnswerIsFromTheOther() {
    Answer.CitedAnswer answer =
        warn(
            List.of("Limits"), ledger("150", "2026-01-19"), ledger("400", "2026-10-12").score(0.8));

    assertThat(answer.warnings())
        .containsExactly(
            new AnswerWarning.Contradiction(
                2, 1, "`max_connections` is 400 in [2] and 150 in [1]."));
  }

  @Test
  void saysNothingAboutAContradictionElsewhereOnThePageOrFarBehindInTheRanking() {
    PageDraft first = ledger("400", "2026-10-12").section("Steps", "1. Go.");

    assertThat(warn(List.of("Steps"), first, ledger("150", "2026-02-19").score(0.8)).warnings())
        .isEmpty();
    assertThat(warn(List.of("Limits"), first, ledger("150", "2026-02-19").score(0.1)).warnings())
        .isEmpty();
  }

  private static PageDraft ledger(String value, String reviewed) {
    return page("Ledger database" + (value.equals("400") ? "" : " (old)"))
        .section("Limits", "`max_connections` is " + value + ".")
        .reviewed(reviewed);
  }

  /** An answer that quotes these sections of the first page, with its warnings. */
  private Answer.CitedAnswer warn(List<String> quoted, PageDraft... pages) {
    List<RankedDocument> documents = Stream.of(pages).map(PageDraft::ranked).toList();
    CitationNumbering citations = new CitationNumbering();
    List<AnswerPiece> pieces =
        documents.getFirst().passages().stream()
            .filter(scored -> quoted.containsAll(scored.passage().headingPath()))
            .map(
                scored ->
                    new AnswerPiece(
                        scored.passage().text(),
                        List.of(citations.of(documents.getFirst(), scored.passage()))))
            .toList();
    return warnings.addTo(
        new Answer.CitedAnswer(
            pieces, citations.all(), List.of(), List.of(), 0.9, new Answer.Author.Composer()),
        documents,
        TODAY);
  }
}
