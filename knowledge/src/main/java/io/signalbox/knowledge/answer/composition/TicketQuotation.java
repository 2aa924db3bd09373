package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.answer.selection.RankedCandidates;
import io.signalbox.knowledge.answer.selection.ScoredCandidate;
import io.signalbox.knowledge.answer.selection.UnitCandidate;
import io.signalbox.knowledge.search.RankedDocument;
import java.util.Comparator;
import java.util.List;

/** Composes the quotation of a past ticket: the ticket's title, then the text of its resolution. */
final class TicketQuotation {
  private static final String RESOLUTION = "Resolution";
  private static final int LENGTH_BUDGET = 700;

  private TicketQuotation() {}

  static List<BlockQuotation> of(RankedCandidates part) {
    RankedDocument ticket = part.scored().getFirst().candidate().document();
    List<UnitCandidate> resolution =
        part.scored().stream()
            .map(ScoredCandidate::candidate)
            .filter(each -> each.document().id().equals(ticket.id()))
            .filter(each -> each.passage().headingPath().contains(RESOLUTION))
            .sorted(Comparator.comparingInt(UnitCandidate::place))
            .toList();
    if (resolution.isEmpty()) {
      return UnitSelector.of(part.scored(), LENGTH_BUDGET);
    }
    BlockQuotation block = new BlockQuotation(resolution.getFirst());
    block.before(
        "An earlier case, *" + ticket.frontMatter().title().strip() + "*, was resolved so:");
    int length = 0;
    for (UnitCandidate each : resolution) {
      length += each.unit().text().length();
      if (length > LENGTH_BUDGET) {
        break;
      }
      block.add(each.place(), each.unit());
    }
    return List.of(block);
  }
}
