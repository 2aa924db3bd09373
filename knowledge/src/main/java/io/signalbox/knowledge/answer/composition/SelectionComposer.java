package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.CitationNumbering;
import io.signalbox.knowledge.answer.selection.RankedCandidates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Extractive answerer: quotes the units that were selected, verbatim. Pure. */
public final class SelectionComposer {
  private static final int USUAL_ROOM = 350;

  private final int lengthBudget;

  public SelectionComposer() {
    this(USUAL_ROOM);
  }

  /**
   * @param lengthBudget characters that are shown at once of the answer to each part; other than
   *     the usual serve measuring
   */
  public SelectionComposer(int lengthBudget) {
    this.lengthBudget = lengthBudget;
  }

  /**
   * An answer of the best candidates.
   *
   * @param parts of the question, of which each is answered; never empty
   */
  public Answer.CitedAnswer compose(
      List<RankedCandidates> parts, Answer.Author author, boolean unsure) {
    List<QuotedBlock> shown = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (RankedCandidates part : parts) {
      blocks(part).stream().filter(block -> said.add(block.markdown())).forEach(shown::add);
    }
    List<QuotedBlock> further = new ArrayList<>();
    for (RankedCandidates part : parts) {
      FurtherPassages.of(part, shown).stream()
          .filter(block -> said.add(block.markdown()))
          .forEach(further::add);
    }
    CitationNumbering citations = new CitationNumbering();
    List<AnswerPiece> pieces = new ArrayList<>();
    shown.forEach(block -> pieces.add(piece(block, citations, /* more= */ false)));
    further.forEach(block -> pieces.add(piece(block, citations, /* more= */ true)));
    return new Answer.CitedAnswer(
        pieces,
        citations.all(),
        List.of(),
        List.of(),
        parts.getFirst().probability(),
        author,
        unsure);
  }

  private static AnswerPiece piece(QuotedBlock block, CitationNumbering citations, boolean more) {
    int citation = citations.of(block.document(), block.passage());
    return new AnswerPiece(block.markdown(), List.of(citation), more);
  }

  private List<QuotedBlock> blocks(RankedCandidates part) {
    return switch (part.scored().getFirst().candidate().document().kind()) {
      case TICKET -> EarlierCase.of(part);
      case DECISION -> QuotedDecision.of(part);
      case RUNBOOK ->
          QuotedProcedure.of(part.question(), part.scored())
              .orElseGet(() -> UnitChoice.of(part.scored(), lengthBudget));
    };
  }
}
