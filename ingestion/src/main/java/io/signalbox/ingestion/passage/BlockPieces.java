package io.signalbox.ingestion.passage;

import io.signalbox.ingestion.page.PageBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the blocks of a section into non-blank pieces of Markdown that are short enough or must not
 * be cut.
 */
final class BlockPieces {
  private static final String GAP = "\n\n";

  private final List<String> pieces = new ArrayList<>();

  /** Prose that may introduce the next block; empty when the last block was no prose. */
  private String introduction = "";

  private BlockPieces() {}

  static List<String> of(List<PageBlock> blocks) {
    BlockPieces pieces = new BlockPieces();
    blocks.forEach(pieces::add);
    pieces.release();
    return pieces.pieces;
  }

  private void add(PageBlock block) {
    String text = block.markdown();
    if (text.isBlank()) {
      return;
    }
    switch (block) {
      case PageBlock.Prose prose -> {
        release();
        introduction = text;
      }
      case PageBlock.Code code -> introduced(List.of(text), true);
      case PageBlock.Table table -> introduced(List.of(text), false);
      case PageBlock.ItemList list ->
          introduced(
              text.length() <= PassageLength.MOST ? List.of(text) : ListItems.groups(text), false);
    }
  }

  /** Adds parts of a block, the first with the introduction or its last sentence in front. */
  private void introduced(List<String> parts, boolean always) {
    String first = parts.getFirst();
    if (introduction.isEmpty() || !(always || introduction.endsWith(":"))) {
      release();
      pieces.addAll(parts);
      return;
    }
    if (introduction.length() + GAP.length() + first.length() <= PassageLength.MOST) {
      pieces.add(introduction + GAP + first);
      introduction = "";
    } else {
      String sentence = SentenceCutter.last(introduction);
      boolean fits = sentence.length() + GAP.length() + first.length() <= PassageLength.MOST;
      // What is too long anyway loses nothing by a short sentence that says what it is.
      boolean tooLongAnyway =
          first.length() > PassageLength.MOST && sentence.length() <= PassageLength.MOST / 4;
      if (fits || tooLongAnyway) {
        introduction = introduction.substring(0, introduction.length() - sentence.length()).strip();
        release();
        pieces.add(sentence + GAP + first);
      } else {
        release();
        pieces.add(first);
      }
    }
    pieces.addAll(parts.subList(1, parts.size()));
  }

  private void release() {
    if (!introduction.isBlank()) {
      pieces.addAll(
          introduction.length() <= PassageLength.MOST
              ? List.of(introduction)
              : SentenceCutter.groups(introduction));
    }
    introduction = "";
  }
}
