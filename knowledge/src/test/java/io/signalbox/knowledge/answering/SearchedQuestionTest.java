package io.signalbox.knowledge.answering;

import static io.signalbox.knowledge.answer.PageDraft.page;
import static io.signalbox.knowledge.answer.PageDraft.ranking;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.search.SearchRanking;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchedQuestionTest {
  @Test
  void theBestPageOfEachPartComesBeforeTheSecondOfAny() {
    SearchRanking first =
        ranking(0.4, page("Leave").section("", "a"), page("Travel").section("", "b"));
    SearchRanking second =
        ranking(0.7, page("Vouchers").section("", "c"), page("Leave").section("", "a"));

    SearchRanking whole =
        new SearchedQuestion(
                List.of(
                    new SearchedQuestion.SearchedPart("whom do i tell", first),
                    new SearchedQuestion.SearchedPart("when are they due", second)))
            .whole();

    assertThat(whole.documents())
        .extracting(each -> each.frontMatter().title())
        .containsExactly("Leave", "Vouchers", "Travel");
    assertThat(whole.confidence()).isEqualTo(0.7);
  }
}
