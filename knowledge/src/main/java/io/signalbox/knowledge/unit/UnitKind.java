package io.signalbox.knowledge.unit;

/** Markdown form of a text unit. */
public enum UnitKind {
  /** Sentence of running text, or one line of a block of labelled lines. */
  SENTENCE,
  /** List item, or an item nested in a long one. */
  ITEM,
  /** Row of a table, without the table's head. */
  ROW,
  /** Fenced code block. */
  CODE,
  /** Field of the front matter, such as the owner. */
  FIELD
}
