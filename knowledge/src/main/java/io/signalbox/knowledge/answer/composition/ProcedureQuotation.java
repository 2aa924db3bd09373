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
 * Composes the quotation of a whole procedure: all its steps with their numbers, after the warnings
 * and prerequisites.
 */
final class ProcedureQuotation {
  /** Least sum of the shares of a list's units for the list to be shown whole. */
  private static final double ENOUGH = 0.25;

  /** The same for a list other than that of the best unit. */
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

  /**
   * Words of a question by somebody paged by an alert: diagnosis is quoted before any mitigation.
   */
  private static final Pattern ALERT =
      Pattern.compile(
          "\\balerts?\\b|\\b(?:fired|firing|paged)\\b|\\bfirst steps\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern BEFORE_MITIGATION =
      Pattern.compile(
          BEFORE.pattern() + "|\\b(?:diagnosis|diagnose|triage|investigation)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final int MOST_DIAGNOSIS = 700;

  private ProcedureQuotation() {}

  /** Returns the procedure; empty when the question asks for none or no list is likely enough. */
  static Optional<List<BlockQuotation>> of(String question, List<ScoredCandidate> scored) {
    if (!ASKED.matcher(question).find()) {
      return Optional.empty();
    }
    DocumentId page = scored.getFirst().candidate().document().id();
    return scored.stream()
        .limit(DEEPEST)
        .map(ScoredCandidate::candidate)
        .filter(each -> each.document().id().equals(page))
        .map(each -> steps(question, each, scored))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Returns the whole list that contains this step; empty when it is no numbered list or not likely
   * enough.
   */
  private static Optional<List<BlockQuotation>> steps(
      String question, UnitCandidate step, List<ScoredCandidate> scored) {
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
    BlockQuotation steps = new BlockQuotation(step);
    steps.instead(list.markdown());
    boolean first = scored.getFirst().candidate().unit().block() == step.unit().block();
    if (share < (first ? ENOUGH : ENOUGH_BEHIND) || steps.markdown().length() > MOST_STEPS) {
      return Optional.empty();
    }
    List<BlockQuotation> blocks = new ArrayList<>(before(question, step));
    blocks.add(steps);
    return Optional.of(blocks);
  }

  /** Returns the page's warnings, prerequisites and, for an alert, diagnosis. */
  private static List<BlockQuotation> before(String question, UnitCandidate best) {
    boolean alert = ALERT.matcher(question).find();
    Pattern heading = alert ? BEFORE_MITIGATION : BEFORE;
    int most = alert ? MOST_DIAGNOSIS : MOST_BEFORE;
    RankedDocument document = best.document();
    List<BlockQuotation> blocks = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < document.units().size(); i++) {
      MatchedUnit unit = document.units().get(i);
      Optional<Passage> passage = passage(document, unit.unit().passage());
      boolean warns =
          passage.isPresent()
              && passage.get().headingPath().stream().anyMatch(each -> heading.matcher(each).find())
              && unit.unit().block() != best.unit().block();
      length += warns ? unit.unit().text().length() : 0;
      if (!warns || length > most) {
        continue;
      }
      UnitCandidate candidate =
          new UnitCandidate(document, best.rank(), passage.get(), unit.unit(), i, unit.cosine(), 0);
      if (!blocks.isEmpty() && blocks.getLast().isSameBlock(candidate)) {
        blocks.getLast().add(i, unit.unit());
      } else {
        blocks.add(new BlockQuotation(candidate));
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
