package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.answer.selection.RankedCandidates;
import io.signalbox.knowledge.answer.selection.UnitCandidate;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.unit.MatchedUnit;
import io.signalbox.knowledge.unit.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Composes the quotation of a decision record: what was decided and why, in the order of the
 * document.
 */
final class DecisionQuotation {
  private static final int LENGTH_BUDGET = 1_000;

  private DecisionQuotation() {}

  static List<BlockQuotation> of(RankedCandidates part) {
    UnitCandidate best = part.scored().getFirst().candidate();
    RankedDocument decision = best.document();
    Map<Integer, Passage> passages =
        decision.passages().stream()
            .map(ScoredPassage::passage)
            .collect(Collectors.toMap(Passage::position, Function.identity()));
    List<BlockQuotation> blocks = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < decision.units().size(); i++) {
      MatchedUnit unit = decision.units().get(i);
      Passage passage = passages.get(unit.unit().passage());
      boolean wanted =
          passage != null
              && unit.unit().kind() != UnitKind.FIELD
              && (passage.headingPath().equals(List.of("Decision"))
                  || passage.headingPath().contains("Why"));
      length += wanted ? unit.unit().text().length() : 0;
      if (passage == null || !wanted || length > LENGTH_BUDGET) {
        continue;
      }
      UnitCandidate candidate =
          new UnitCandidate(
              decision, best.rank(), passage, unit.unit(), i, unit.cosine(), best.passageCosine());
      if (!blocks.isEmpty() && blocks.getLast().isSameBlock(candidate)) {
        blocks.getLast().add(i, unit.unit());
      } else {
        blocks.add(new BlockQuotation(candidate));
      }
    }
    return blocks.isEmpty() ? UnitSelector.of(part.scored(), LENGTH_BUDGET) : blocks;
  }
}
