package io.signalbox.knowledge.answering;

import static io.signalbox.knowledge.answer.PageDraft.page;
import static io.signalbox.knowledge.answer.PageDraft.ranking;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.PageDraft;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageEntityAnswersTest {
  private static PageDraft teams() {
    return page("Teams and people")
        .section(
            "People",
            """
            | team | person | handle |
            | --- | --- | --- |
            | payments | Chidi Okafor | chidi |
            | payments | Bo Lindqvist | bo |
            """)
        .section(
            "Channels",
            """
            | team | ask here | what it looks after |
            | --- | --- | --- |
            | data | #data-help | reports |
            | edge | #edge-help | edge-proxy, the CDN, DNS |
            """)
        .section(
            "Sizes",
            """
            | thing | size |
            | --- | --- |
            | freezer | 3 |
            """);
  }

  @Test
  void showsTheRowOfAPersonUnderTheTablesHead() {
    assertThat(pieces("who is Chidi Okafor?", teams()))
        .containsExactly(
            "| team | person | handle |\n| --- | --- | --- |\n| payments | Chidi Okafor | chidi |");
  }

  @Test
  void showsTheRowInWhichSomethingIsLookedAfter() {
    assertThat(pieces("which team handles the CDN?", teams()).getFirst())
        .endsWith("| edge | #edge-help | edge-proxy, the CDN, DNS |")
        .doesNotContain("data-help");
  }

  @Test
  void namesTheOwnerThatAPagesFrontMatterNames() {
    assertThat(
            pieces(
                "who owns shop-api?", page("shop-api").section("About", "Text.").owner("checkout")))
        .containsExactly("**shop-api** belongs to **checkout**.");
  }

  @Test
  void hasNoAnswerFromTablesThatSayNothingOfTeamsOrFromOtherNames() {
    assertThat(pieces("who owns the freezer?", teams())).isEmpty();
    assertThat(pieces("who is Chidi Okafo?", teams())).isEmpty();
    assertThat(pieces("how do I reach the CDN console?", teams())).isEmpty();
    assertThat(
            pieces(
                "who owns shop-web?", page("shop-api").section("About", "Text.").owner("checkout")))
        .isEmpty();
  }

  private static List<String> pieces(String question, PageDraft page) {
    Optional<Answer.CitedAnswer> answer = PageEntityAnswers.answer(question, ranking(page));
    return answer
        .map(cited -> cited.pieces().stream().map(AnswerPiece::markdown).toList())
        .orElse(List.of());
  }
}
