package io.signalbox.ingestion.passage;

import io.signalbox.ingestion.page.PageSection;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.knowledge.document.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a parsed page into passages, the units of search and citation. A passage never crosses a
 * heading, passages never overlap, and together they hold the whole text of the page.
 *
 * <ul>
 *   <li>Blocks of one section are gathered up to {@link PassageLength#TARGET} characters; a small
 *       one may still join up to {@link PassageLength#MOST}.
 *   <li>A paragraph longer than {@link PassageLength#MOST} is cut at the ends of sentences, a list
 *       between its top-level items; code, tables and single items stay whole whatever their
 *       length.
 *   <li>Code stays with the sentence that introduces it wherever both fit, and an introduction that
 *       ends in a colon stays with whatever follows.
 * </ul>
 *
 * <p>The same page always gives the same passages. A section without text gives none, and so a page
 * without text gives an empty list. Stateless; may be shared between threads.
 */
public final class PassageCutter {
  /** Length in characters below which a piece joins its neighbours rather than being a passage. */
  private static final int SMALL = 200;

  private static final String GAP = "\n\n";

  /** Returns the passages of the page, with positions from 0. */
  public List<Passage> cut(ParsedPage page) {
    List<Passage> passages = new ArrayList<>();
    for (PageSection section : page.sections()) {
      for (String text : texts(BlockPieces.of(section.blocks()))) {
        passages.add(new Passage(passages.size(), section.headingPath(), text));
      }
    }
    return List.copyOf(passages);
  }

  private static List<String> texts(List<String> pieces) {
    List<String> texts = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String piece : pieces) {
      if (!current.isEmpty() && !joins(current.length(), piece.length())) {
        texts.add(current.toString());
        current.setLength(0);
      }
      if (!current.isEmpty()) {
        current.append(GAP);
      }
      current.append(piece);
    }
    if (!current.isEmpty()) {
      texts.add(current.toString());
    }
    return texts;
  }

  private static boolean joins(int soFar, int next) {
    int sum = soFar + GAP.length() + next;
    return sum <= PassageLength.TARGET
        || (sum <= PassageLength.MOST && Math.min(soFar, next) < SMALL);
  }
}
