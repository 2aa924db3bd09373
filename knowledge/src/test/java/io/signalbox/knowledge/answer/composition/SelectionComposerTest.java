package io.signalbox.knowledge.answer.composition;

import static io.signalbox.knowledge.answer.PageDraft.page;
import static io.signalbox.knowledge.answer.PageDraft.ranking;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.PageDraft;
import io.signalbox.knowledge.answer.selection.AnswerSelector;
import io.signalbox.knowledge.answer.selection.RankedCandidates;
import io.signalbox.knowledge.answer.selection.ScoredCandidate;
import io.signalbox.knowledge.answer.selection.SelectionModel;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Composition of a known choice: which unit is best is decided here, not by the scorer. */
class SelectionComposerTest {
  private static final String STEPS =
      """
      1. List the members:

         ```bash
         patronictl   list \\
           --wide	# tab and spaces stay
         ```

      2. Switch over; see [the other page](other.md). Take the replica with the least lag, and look twice at its \
      name, since the names of the hosts in production differ from those in staging by one letter only. It takes a minute.
      """;

  @Test
  void givesTheStepsWholeInOrderWithTheirCommandsByteForByte() {
    String shown =
        shown(
            "how do I fail over the ledger database",
            "Switch over",
            page("Ledger database failover")
                .section("", "The ledger database is a Patroni cluster.")
                .section("Before you start", "Tell #payments-help.")
                .section("Fail over the primary", STEPS));

    assertThat(shown)
        .contains("patronictl   list \\\n     --wide\t# tab and spaces stay")
        .containsSubsequence("Tell #payments-help.", "1. List the members", "2. Switch over");
  }

  @Test
  void aRowComesWithTheHeadOfItsTableAndDotsForTheOthers() {
    assertThat(
            shown(
                "what is the token lifetime in production",
                "lifetime",
                page("Tokens")
                    .section(
                        "Values",
                        "| what | staging | production |\n"
                            + "| --- | --- | --- |\n"
                            + "| issuer | a | b |\n"
                            + "| token lifetime | 12h | 15m |")))
        .isEqualTo(
            "| what | staging | production |\n"
                + "| --- | --- | --- |\n"
                + "| … | … | … |\n"
                + "| token lifetime | 12h | 15m |");
  }

  @Test
  void anItemComesWithTheSentenceThatIntroducesItsList() {
    assertThat(
            shown(
                "whom do I tell before",
                "Tell the team",
                page("Failover").section("", "Before you begin:\n\n- Tell the team.\n- Wait.")))
        .startsWith("Before you begin:\n\n- Tell the team.");
  }

  @Test
  void aSentenceThatLeansOnTheOneBeforeBringsItAlong() {
    assertThat(
            shown(
                "is it kept in production",
                "It is kept",
                page("Logs")
                    .section("", "The audit log has its own bucket. It is kept for a year.")))
        .isEqualTo("The audit log has its own bucket. It is kept for a year.");
  }

  @Test
  void eachPartOfAQuestionHasAPieceAndACitationOfItsOwn() {
    SearchRanking ranking =
        ranking(
            page("Leave").section("", "Tell your manager first."),
            page("Vouchers").section("", "Vouchers are due within 5 days."));

    Answer.CitedAnswer answer =
        new SelectionComposer()
            .compose(
                List.of(
                    words("whom do i tell", "Tell your manager", ranking),
                    words("when are vouchers due", "within 5 days", ranking)),
                new Answer.Author.Composer(),
                false);

    assertThat(answer.pieces())
        .extracting(AnswerPiece::markdown)
        .containsExactly("Tell your manager first.", "Vouchers are due within 5 days.");
    assertThat(answer.citations()).hasSize(2);
  }

  @Test
  void everyPieceIsCited() {
    Answer.CitedAnswer answer =
        compose(
            "how long",
            "15 minutes",
            page("A").section("Limits", "It lasts 15 minutes."),
            page("B").section("Limits", "It lasts long."));

    assertThat(answer.pieces()).allSatisfy(piece -> assertThat(piece.citations()).isNotEmpty());
    assertThat(answer.citations().getFirst().headingPath()).containsExactly("Limits");
  }

  @Test
  void theRestOfThePassageIsForWhoeverWantsMore() {
    String text =
        "The nightly job copies all tables.\n\n"
            + "It is kept for 30 days. ".repeat(20)
            + "\n\nAsk #data-help for older ones.";

    List<AnswerPiece> pieces =
        compose("what does the nightly job copy", "copies", page("Backups").section("", text))
            .pieces();

    assertThat(pieces.getFirst().markdown()).isEqualTo("The nightly job copies all tables.");
    assertThat(pieces.getFirst().more()).isFalse();
    assertThat(pieces.getLast().more()).isTrue();
    assertThat(pieces.getLast().markdown()).endsWith("Ask #data-help for older ones.");
  }

  private static String shown(String question, String best, PageDraft... pages) {
    return compose(question, best, pages).pieces().stream()
        .filter(piece -> !piece.more())
        .map(AnswerPiece::markdown)
        .collect(Collectors.joining("\n\n"));
  }

  private static Answer.CitedAnswer compose(String question, String best, PageDraft... pages) {
    return new SelectionComposer()
        .compose(
            List.of(words(question, best, ranking(pages))), new Answer.Author.Composer(), false);
  }

  /** All candidates, of which the one with these words has nearly all of the belief. */
  private static RankedCandidates words(String question, String best, SearchRanking ranking) {
    List<ScoredCandidate> scored =
        new ArrayList<>(
            new AnswerSelector(SelectionModel.parse(List.of())).select(question, ranking));
    ScoredCandidate chosen =
        scored.stream()
            .filter(each -> each.candidate().unit().text().contains(best))
            .findFirst()
            .orElseThrow();
    scored.remove(chosen);
    scored.addFirst(new ScoredCandidate(chosen.candidate(), 9, 0.95, chosen.features()));
    return new RankedCandidates(question, ranking, scored, 0.9, true);
  }
}
