package io.signalbox.knowledge.unit;

/**
 * Smallest part of a passage that can answer by itself, such as a sentence, list item, table row or
 * code block.
 *
 * @param passage position of the passage that holds it
 * @param block number of its paragraph, list, table or code block in the document; a list that runs
 *     over several passages is one block
 * @param item position of its sentence, item or row within the block, from 0
 * @param kind its form
 * @param text Markdown, verbatim
 * @param lead words that it rests on: the sentence that introduces a list, an item or code, or the
 *     head of a table; empty when there are none
 * @param signs of its words
 */
public record TextUnit(
    int passage,
    int block,
    int item,
    UnitKind kind,
    String text,
    String lead,
    UnitProperties signs) {
  public TextUnit {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a unit must not be blank");
    }
  }
}
