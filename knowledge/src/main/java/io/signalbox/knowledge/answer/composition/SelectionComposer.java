package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.CitationNumbering;
import io.signalbox.knowledge.answer.selection.RankedCandidates;
import io.signalbox.knowledge.answer.selection.ScoredCandidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Composes an answer without a language model, by quoting the selected units verbatim. Pure. */
public final class SelectionComposer {
  /**
   * Most characters shown at first for each part of the question, when no unit is clearly the
   * answer.
   */
  private static final int MOST_ROOM = 900;

  /**
   * Composes an answer from the best candidates for each part of the question.
   *
   * @param parts of the question, of which each is answered; never empty
   */
  public Answer.CitedAnswer compose(
      List<RankedCandidates> parts, Answer.Author author, boolean unsure) {
    List<BlockQuotation> shown = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (RankedCandidates part : parts) {
      blocks(unsaid(part, shown)).stream()
          .filter(block -> said.add(block.markdown()))
          .forEach(shown::add);
    }
    List<BlockQuotation> further = new ArrayList<>();
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

  /** Returns the part without the candidates that the answer to an earlier part already shows. */
  private static RankedCandidates unsaid(RankedCandidates part, List<BlockQuotation> shown) {
    List<ScoredCandidate> left =
        part.scored().stream()
            .filter(each -> shown.stream().noneMatch(block -> block.shows(each.candidate())))
            .toList();
    return left.isEmpty()
        ? part
        : new RankedCandidates(
            part.question(), part.ranking(), left, part.probability(), part.calibrated());
  }

  private static AnswerPiece piece(
      BlockQuotation block, CitationNumbering citations, boolean more) {
    int citation = citations.of(block.document(), block.passage());
    return new AnswerPiece(block.markdown(), List.of(citation), more);
  }

  private List<BlockQuotation> blocks(RankedCandidates part) {
    return switch (part.scored().getFirst().candidate().document().kind()) {
      case TICKET -> TicketQuotation.of(part);
      case DECISION -> DecisionQuotation.of(part);
      case RUNBOOK ->
          ProcedureQuotation.of(part.question(), part.scored())
              .orElseGet(() -> UnitSelector.of(part.scored(), MOST_ROOM));
    };
  }
}
