package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.answer.selection.ScoredCandidate;
import io.signalbox.knowledge.answer.selection.UnitCandidate;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.unit.MatchedUnit;
import io.signalbox.knowledge.unit.TextUnit;
import io.signalbox.knowledge.unit.UnitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Selects the units to quote: the best one with its context, and further ones while the best is
 * uncertain and the length budget allows.
 */
final class UnitSelector {
  /** Longest list, in characters, that is quoted whole when one of its items is the best unit. */
  private static final int WHOLE_BLOCK = 420;

  /** Least share for a sentence to be clearly the best. */
  private static final double CLEAR = 0.4;

  /** Least share for the best unit to come first instead of in the page's order. */
  private static final double SURE = 0.5;

  private static final int SHORT_PARAGRAPH = 330;

  /**
   * Longest text, in characters, that a sentence with a colon may introduce to be quoted with it.
   */
  private static final int LONGEST_INTRODUCED = 1_050;

  /**
   * Length in characters from which an error text is not repeated to a person who asked with it.
   */
  private static final int LONG_LOG = 120;

  private static final int MOST_OF_REMEDY = 3;
  private static final int MOST_UNITS = 8;
  private static final int DEEPEST = 20;

  /**
   * Sum of shares at which no further units are added: a clear choice is short, another gets more
   * room.
   */
  private static final double ENOUGH = 0.55;

  /** Least share per character of its text for a further unit to be quoted. */
  private static final double WORTH = 0.0004;

  private static final Pattern LEANING =
      Pattern.compile(
          "^\\W*(?:it|its|this|that|these|those|they|them|then|also|however|otherwise|so|such|in"
              + " this case|if so|alternatively|therefore)\\b",
          Pattern.CASE_INSENSITIVE);

  private final List<BlockQuotation> blocks = new ArrayList<>();
  private final int lengthBudget;

  private UnitSelector(int lengthBudget) {
    this.lengthBudget = lengthBudget;
  }

  /**
   * Returns the blocks to quote, best first or, where no unit is clearly the best, in the page's
   * order.
   *
   * @param scored best first, not empty
   * @param lengthBudget characters that the answer aims at
   */
  static List<BlockQuotation> of(List<ScoredCandidate> scored, int lengthBudget) {
    UnitSelector choice = new UnitSelector(lengthBudget);
    choice.choose(scored);
    if (scored.getFirst().share() < SURE) {
      choice.inReadingOrder();
    }
    return choice.blocks;
  }

  /** Sorts the blocks of each page in the page's order, for when no unit is clearly the answer. */
  private void inReadingOrder() {
    List<DocumentId> documents =
        blocks.stream().map(each -> each.document().id()).distinct().toList();
    blocks.sort(
        Comparator.comparingInt((BlockQuotation each) -> documents.indexOf(each.document().id()))
            .thenComparingInt(BlockQuotation::place));
  }

  private void choose(List<ScoredCandidate> scored) {
    ScoredCandidate best = scored.getFirst();
    addFirst(best.candidate());
    paragraph(best);
    if (best.repeatsTrouble()) {
      remedy(best.candidate());
    }
    double share = best.share();
    int units = 1;
    for (ScoredCandidate next : scored.subList(1, Math.min(DEEPEST, scored.size()))) {
      if (share >= ENOUGH || units >= MOST_UNITS) {
        break;
      }
      if (isShown(next.candidate())) {
        share += next.share();
        continue;
      }
      TextUnit unit = next.candidate().unit();
      // Who owns the page is said beside it anyway.
      boolean worth = unit.kind() != UnitKind.FIELD && next.share() >= WORTH * unit.text().length();
      if (worth && tryAdd(next.candidate())) {
        share += next.share();
        units++;
      }
    }
  }

  /**
   * Adds the cause and remedy that follow a unit which only repeats the problem described in the
   * question.
   */
  private void remedy(UnitCandidate trouble) {
    List<MatchedUnit> all = trouble.document().units();
    boolean longLog =
        trouble.unit().kind() == UnitKind.CODE && trouble.unit().text().length() > LONG_LOG;
    int taken = 0;
    for (int i = trouble.place() + 1; i < all.size() && taken < MOST_OF_REMEDY; i++) {
      MatchedUnit next = all.get(i);
      Optional<Passage> passage = passage(trouble, next);
      if (passage.isEmpty()
          || !passage.get().headingPath().equals(trouble.passage().headingPath())) {
        break;
      }
      UnitCandidate candidate =
          new UnitCandidate(
              trouble.document(),
              trouble.rank(),
              passage.get(),
              next.unit(),
              i,
              next.cosine(),
              trouble.passageCosine());
      if (isShown(candidate) || tryAdd(candidate)) {
        taken++;
      } else if (longLog && taken == 0) {
        blocks.clear();
        blocks.add(new BlockQuotation(candidate));
        taken++;
      } else {
        break;
      }
    }
  }

  /**
   * Extends the first block to the whole paragraph when a sentence is clearly the best and the
   * paragraph is short.
   */
  private void paragraph(ScoredCandidate best) {
    if (best.candidate().unit().kind() != UnitKind.SENTENCE || best.share() < CLEAR) {
      return;
    }
    BlockQuotation whole = new BlockQuotation(best.candidate());
    whole.takeWhole();
    if (blocks.getFirst().isSameBlock(best.candidate())
        && whole.markdown().length() <= SHORT_PARAGRAPH) {
      blocks.getFirst().takeWhole();
    }
  }

  private void addFirst(UnitCandidate best) {
    BlockQuotation block = new BlockQuotation(best);
    blocks.add(block);
    if (best.unit().kind() == UnitKind.SENTENCE) {
      around(best, block);
    } else if (best.unit().kind() == UnitKind.ITEM || best.unit().kind() == UnitKind.ROW) {
      BlockQuotation whole = new BlockQuotation(best);
      whole.takeWhole();
      if (whole.markdown().length() <= (best.unit().kind() == UnitKind.ITEM ? WHOLE_BLOCK : 0)) {
        block.takeWhole();
      }
    }
  }

  /**
   * Adds the sentence before one that refers back to it, and the list or code after one that ends
   * in a colon.
   */
  private void around(UnitCandidate best, BlockQuotation block) {
    List<MatchedUnit> all = best.document().units();
    int at = best.place();
    if (LEANING.matcher(best.unit().text()).find()
        && at > 0
        && all.get(at - 1).unit().block() == best.unit().block()) {
      block.add(at - 1, all.get(at - 1).unit());
    }
    if (best.unit().text().strip().endsWith(":") && at + 1 < all.size()) {
      MatchedUnit next = all.get(at + 1);
      if (next.unit().lead().equals(best.unit().text().strip())) {
        followed(best, next, at + 1);
      }
    }
  }

  /**
   * Replaces the first block by the list or code that its sentence introduces; the sentence becomes
   * the lead.
   */
  private void followed(UnitCandidate best, MatchedUnit next, int place) {
    BlockQuotation introduced =
        new BlockQuotation(
            new UnitCandidate(
                best.document(),
                best.rank(),
                passage(best, next).orElse(best.passage()),
                next.unit(),
                place,
                next.cosine(),
                best.passageCosine()));
    if (next.unit().kind() != UnitKind.CODE) {
      BlockQuotation whole = new BlockQuotation(best);
      whole.add(place, next.unit());
      introduced.takeWhole();
    }
    if (introduced.markdown().length() <= LONGEST_INTRODUCED) {
      blocks.set(0, introduced);
    }
  }

  private static Optional<Passage> passage(UnitCandidate best, MatchedUnit next) {
    return best.document().passages().stream()
        .map(ScoredPassage::passage)
        .filter(each -> each.position() == next.unit().passage())
        .findFirst();
  }

  private boolean isShown(UnitCandidate candidate) {
    String text = candidate.unit().text().strip();
    return blocks.stream()
        .anyMatch(
            block ->
                (block.isSameBlock(candidate) && block.has(candidate.place()))
                    || block.markdown().contains(text));
  }

  private boolean tryAdd(UnitCandidate candidate) {
    int length = blocks.stream().mapToInt(BlockQuotation::length).sum();
    for (BlockQuotation block : blocks) {
      if (block.isSameBlock(candidate)) {
        if (length + candidate.unit().text().length() > lengthBudget) {
          return false;
        }
        block.add(candidate.place(), candidate.unit());
        return true;
      }
    }
    BlockQuotation own = new BlockQuotation(candidate);
    if (length + own.length() > lengthBudget) {
      return false;
    }
    blocks.add(own);
    return true;
  }
}
