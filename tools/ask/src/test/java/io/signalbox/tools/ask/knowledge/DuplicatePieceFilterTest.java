package io.signalbox.tools.ask.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.answer.AnswerPiece;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicatePieceFilterTest {
  private static final String TABLE =
      "| setting | value |\n| --- | --- |\n| max_connections | 200 |\n| shared_buffers | 8 GB |";

  private static AnswerPiece shown(String markdown, int citation) {
    return new AnswerPiece(markdown, List.of(citation));
  }

  private static AnswerPiece further(String markdown, int citation) {
    return new AnswerPiece(markdown, List.of(citation), /* more= */ true);
  }

  @Test
  void theExtractOfATableGivesWayToTheWholePassage() {
    AnswerPiece extract =
        shown(
            "| setting | value |\n| --- | --- |\n| max_connections | 200 |\n| … | … |",
            /* citation= */ 1);
    AnswerPiece whole = further("Settings of the database:\n\n" + TABLE, /* citation= */ 1);

    assertThat(DuplicatePieceFilter.of(List.of(extract, whole))).containsExactly(whole);
  }

  @Test
  void sentencesThatWereLeftOutBetweenAreNoHindrance() {
    AnswerPiece first = shown("Stop the writer. Restart the replica.", /* citation= */ 1);
    AnswerPiece other = shown("Ask payments first.", /* citation= */ 2);
    AnswerPiece whole =
        further("Stop the writer. Wait for a minute.\nRestart the replica.", /* citation= */ 1);

    assertThat(DuplicatePieceFilter.of(List.of(first, other, whole))).containsExactly(whole, other);
  }

  @Test
  void whatAnotherPageSaysOrWhatIsNotInThePassageStays() {
    AnswerPiece extract = shown("Restart the replica. It takes an hour.", /* citation= */ 1);
    AnswerPiece same = shown("Restart the replica.", /* citation= */ 2);
    AnswerPiece whole = further("Restart the replica. It takes a minute.", /* citation= */ 1);

    assertThat(DuplicatePieceFilter.of(List.of(extract, same, whole)))
        .containsExactly(extract, same, whole);
  }

  @Test
  void ofTwoThatAreTheSameTheFirstStays() {
    AnswerPiece first = shown("Restart  the replica.", /* citation= */ 1);
    AnswerPiece again = further("Restart the\nreplica.", /* citation= */ 1);

    assertThat(DuplicatePieceFilter.of(List.of(first, again))).hasSize(1);
  }
}
