package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.answer.selection.ScoredCandidate;
import io.signalbox.knowledge.answer.selection.UnitCandidate;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.unit.MatchedUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Quotes a procedure whole: all steps in order with their own numbers, after what has to be known
 * before the first of them.
 */
final class QuotedProcedure {
  /** Belief that the best list must have to be shown instead of single units. */
  private static final double ENOUGH = 0.25;

  /** The same for a list behind a sentence that says what it is about. */
  private static final double ENOUGH_BEHIND = 0.15;

  private static final int DEEPEST = 6;

  private static final int MOST_STEPS = 1_600;
  private static final int MOST_BEFORE = 300;

  private static final Pattern ASKED =
      Pattern.compile(
          "\\bhow (?:do|can|should|would|to|did)\\b|\\bhowto\\b|\\bsteps?\\b|\\bprocedure\\b"
              + "|\\bwhat (?:do|should|can|must) (?:i|we) do\\b|\\bwhat now\\b|\\bfirst steps\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BEFORE =
      Pattern.compile(
          "\\b(?:before you (?:start|begin)|prerequisites?|pre-requisites?|freeze|warnings?)\\b",
          Pattern.CASE_INSENSITIVE);

  private QuotedProcedure() {}

  /** The steps; empty where none are asked for or the best unit is no step. */
  static Optional<List<QuotedBlock>> of(String question, List<ScoredCandidate> scored) {
    if (!ASKED.matcher(question).find()) {
      return Optional.empty();
    }
    DocumentId page = scored.getFirst().candidate().document().id();
    return scored.stream()
        .limit(DEEPEST)
        .map(ScoredCandidate::candidate)
        .filter(each -> each.document().id().equals(page))
        .map(each -> steps(each, scored))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The list that this step is of; empty where it is none or another is believed in. */
  private static Optional<List<QuotedBlock>> steps(
      UnitCandidate step, List<ScoredCandidate> scored) {
    WholeList list = WholeList.of(step.document(), step.unit().block());
    if (list.items().size() < 2) {
      return Optional.empty();
    }
    double share =
        scored.stream()
            .filter(each -> each.candidate().document().id().equals(step.document().id()))
            .filter(each -> each.candidate().unit().block() == step.unit().block())
            .mapToDouble(ScoredCandidate::share)
            .sum();
    QuotedBlock steps = new QuotedBlock(step);
    steps.instead(list.markdown());
    boolean first = scored.getFirst().candidate().unit().block() == step.unit().block();
    if (share < (first ? ENOUGH : ENOUGH_BEHIND) || steps.markdown().length() > MOST_STEPS) {
      return Optional.empty();
    }
    List<QuotedBlock> blocks = new ArrayList<>(before(step));
    blocks.add(steps);
    return Optional.of(blocks);
  }

  /** Warnings and conditions that the page puts before anything is done. */
  private static List<QuotedBlock> before(UnitCandidate best) {
    RankedDocument document = best.document();
    List<QuotedBlock> blocks = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < document.units().size(); i++) {
      MatchedUnit unit = document.units().get(i);
      Optional<Passage> passage = passage(document, unit.unit().passage());
      boolean warns =
          passage.isPresent()
              && passage.get().headingPath().stream().anyMatch(each -> BEFORE.matcher(each).find())
              && unit.unit().block() != best.unit().block();
      length += warns ? unit.unit().text().length() : 0;
      if (!warns || length > MOST_BEFORE) {
        continue;
      }
      UnitCandidate candidate =
          new UnitCandidate(document, best.rank(), passage.get(), unit.unit(), i, unit.cosine(), 0);
      if (!blocks.isEmpty() && blocks.getLast().isSameBlock(candidate)) {
        blocks.getLast().add(i, unit.unit());
      } else {
        blocks.add(new QuotedBlock(candidate));
      }
    }
    return blocks;
  }

  private static Optional<Passage> passage(RankedDocument document, int position) {
    return document.passages().stream()
        .map(ScoredPassage::passage)
        .filter(each -> each.position() == position)
        .findFirst();
  }
}
