package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.answer.selection.RankedCandidates;
import io.signalbox.knowledge.answer.selection.ScoredCandidate;
import io.signalbox.knowledge.answer.selection.UnitCandidate;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.unit.MatchedUnit;
import io.signalbox.knowledge.unit.TextUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Selects whole passages around the best units, for readers who ask for more than the short answer.
 */
final class FurtherPassages {
  private static final int MOST_PASSAGES = 4;
  private static final int MOST_CHARACTERS = 3_000;

  /**
   * Longest passage quoted whole, in characters; of a longer one only the best unit's block is
   * quoted.
   */
  private static final int LONGEST_PASSAGE = 1_600;

  private static final int DEEPEST = 12;
  private static final double LEAST_SHARE = 0.015;

  /** Least share of a candidate from another page, when all other passages are from one page. */
  private static final double NEARLY_NONE = 0.003;

  private FurtherPassages() {}

  /**
   * Returns up to four passages, and one of another page where all else is of one page.
   *
   * @param shown what is shown at once, which is not given again
   */
  static List<BlockQuotation> of(RankedCandidates part, List<BlockQuotation> shown) {
    List<BlockQuotation> further = new ArrayList<>();
    if (part.scored().getFirst().candidate().document().kind() != DocumentKind.RUNBOOK) {
      return further;
    }
    String already =
        shown.stream().map(BlockQuotation::markdown).collect(Collectors.joining("\n\n"));
    Set<String> seen = new HashSet<>();
    int length = 0;
    for (ScoredCandidate each : part.scored().stream().limit(DEEPEST).toList()) {
      UnitCandidate candidate = each.candidate();
      boolean wanted =
          each.share() >= LEAST_SHARE
              && candidate.document().kind() == DocumentKind.RUNBOOK
              && seen.add(candidate.document().id().value() + " " + candidate.passage().position());
      if (!wanted || isShown(candidate, already)) {
        continue;
      }
      BlockQuotation block = whole(candidate);
      length += block.length();
      if (further.size() >= MOST_PASSAGES || length > MOST_CHARACTERS) {
        break;
      }
      further.add(block);
    }
    otherDocument(part, shown, further).ifPresent(further::add);
    return further;
  }

  /**
   * Returns the best passage of another page when everything so far is from a single page, which
   * may be the wrong one.
   */
  private static Optional<BlockQuotation> otherDocument(
      RankedCandidates part, List<BlockQuotation> shown, List<BlockQuotation> further) {
    Set<DocumentId> documents = new HashSet<>();
    shown.forEach(block -> documents.add(block.document().id()));
    further.forEach(block -> documents.add(block.document().id()));
    return documents.size() > 1
        ? Optional.empty()
        : part.scored().stream()
            .takeWhile(each -> each.share() >= NEARLY_NONE)
            .map(ScoredCandidate::candidate)
            .filter(each -> each.document().kind() == DocumentKind.RUNBOOK)
            .filter(each -> !documents.contains(each.document().id()))
            .findFirst()
            .map(FurtherPassages::whole);
  }

  /** Returns whether all of the candidate's passage is already shown. */
  private static boolean isShown(UnitCandidate candidate, String already) {
    return candidate.document().units().stream()
        .map(MatchedUnit::unit)
        .filter(unit -> unit.passage() == candidate.passage().position())
        .map(TextUnit::text)
        .allMatch(text -> already.contains(text.strip()));
  }

  private static BlockQuotation whole(UnitCandidate candidate) {
    BlockQuotation block = new BlockQuotation(candidate);
    if (candidate.passage().text().length() <= LONGEST_PASSAGE) {
      // By its parts, which are free of fake marks and of what nobody sees.
      String text =
          MarkdownBlock.of(candidate.passage()).stream()
              .map(MarkdownBlock::markdown)
              .collect(Collectors.joining("\n\n"));
      if (!text.isBlank()) {
        block.instead(text);
      }
    }
    return block;
  }
}
