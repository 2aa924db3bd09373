package io.signalbox.knowledge.answer.selection;

import static io.signalbox.knowledge.answer.PageDraft.page;
import static io.signalbox.knowledge.answer.PageDraft.ranking;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.answer.PageDraft;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signs that the thing a question names is not there. */
class AbsenceSignalsTest {
  private static final PageDraft AGENTS =
      page("Continuous integration")
          .section("Agents", "Builds stuck in \"waiting for agent\": restart the dispatcher.");
  private static final PageDraft OTHER =
      page("Build history").section("", "We left Jenkins in 2019.");

  @Test
  void aProductThatNoNearPageNamesIsMissing() {
    String question = "jenkins job stuck waiting for agent";

    assertThat(sign("PRODUCTS_OFF_PAGE", question, AGENTS)).isEqualTo(1);
    assertThat(sign("PRODUCTS_NOWHERE_NEAR", question, AGENTS)).isEqualTo(1);
  }

  @Test
  void aProductThatAnotherPageNamesIsMissingOnThisOneOnly() {
    String question = "jenkins job stuck waiting for agent";

    assertThat(sign("PRODUCTS_OFF_PAGE", question, AGENTS, OTHER)).isEqualTo(1);
    assertThat(sign("PRODUCTS_NOWHERE_NEAR", question, AGENTS, OTHER)).isZero();
  }

  @Test
  void aProductByAnotherNameIsThere() {
    PageDraft page = page("Cluster").section("Nodes", "Drain a node of kubernetes first.");

    assertThat(sign("PRODUCTS", "drain a k8s node", page)).isEqualTo(1);
    assertThat(sign("PRODUCTS_OFF_PAGE", "drain a k8s node", page)).isZero();
  }

  @Test
  void aWordIsFoundByItsBeginningOnly() {
    PageDraft page = page("Billing").section("", "The reinvoice job invoices twice a month.");

    assertThat(sign("NEAR_MISSING", "invoice job", page)).isZero();
    assertThat(sign("NEAR_MISSING", "voice job", page)).isEqualTo(1);
  }

  @Test
  void aCodeThatNoPageHasIsMissing() {
    SearchRanking near = ranking(page("Errors").section("", "`ERR_DISK_FULL`: grow the volume."));

    assertThat(ProductNames.isCodeMissing("what does ERR_DISK_FULL mean", near.documents()))
        .isFalse();
    assertThat(ProductNames.isCodeMissing("what does ERR_DISK_SLOW mean", near.documents()))
        .isTrue();
    assertThat(ProductNames.isCodeMissing("what does VPN mean", near.documents())).isFalse();
  }

  private static double sign(String name, String question, PageDraft... pages) {
    AnswerSelector selector = new AnswerSelector(SelectionModel.parse(List.of()));
    SearchRanking ranking = ranking(pages);
    List<ScoredCandidate> onFirstPage =
        selector.select(question, ranking).stream()
            .sorted(Comparator.comparingInt((ScoredCandidate each) -> each.candidate().rank()))
            .toList();
    double[] values = selector.signs(question, ranking, onFirstPage).values();
    return values[AnswerSignals.names().indexOf(name)];
  }
}
