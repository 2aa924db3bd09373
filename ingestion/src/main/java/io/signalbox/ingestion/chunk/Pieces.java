package io.signalbox.ingestion.chunk;

import io.signalbox.ingestion.page.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the blocks of a section into pieces of Markdown that need no further cutting, none blank.
 */
final class Pieces {
  private static final String GAP = "\n\n";

  private final List<String> pieces = new ArrayList<>();

  /** Text that may introduce the next block; empty when the last block was none. */
  private String introduction = "";

  private Pieces() {}

  static List<String> of(List<Block> blocks) {
    Pieces pieces = new Pieces();
    blocks.forEach(pieces::add);
    pieces.release();
    return pieces.pieces;
  }

  private void add(Block block) {
    String text = block.markdown();
    if (text.isBlank()) {
      return;
    }
    switch (block) {
      case Block.Prose prose -> {
        release();
        introduction = text;
      }
      case Block.Code code -> introduced(List.of(text), true);
      case Block.Table table -> introduced(List.of(text), false);
      case Block.ItemList list ->
          introduced(text.length() <= Chunker.MOST ? List.of(text) : ListItems.groups(text), false);
    }
  }

  /** Puts the introduction, or the last sentence of it, in front of what it introduces. */
  private void introduced(List<String> parts, boolean always) {
    String first = parts.getFirst();
    if (introduction.isEmpty() || !(always || introduction.endsWith(":"))) {
      release();
      pieces.addAll(parts);
      return;
    }
    if (introduction.length() + GAP.length() + first.length() <= Chunker.MOST) {
      pieces.add(introduction + GAP + first);
      introduction = "";
    } else {
      String sentence = Sentences.last(introduction);
      boolean fits = sentence.length() + GAP.length() + first.length() <= Chunker.MOST;
      // What is too long anyway loses nothing by a short sentence that says what it is.
      boolean tooLongAnyway =
          first.length() > Chunker.MOST && sentence.length() <= Chunker.MOST / 4;
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
          introduction.length() <= Chunker.MOST
              ? List.of(introduction)
              : Sentences.groups(introduction));
    }
    introduction = "";
  }
}
