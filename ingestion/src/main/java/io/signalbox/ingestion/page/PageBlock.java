package io.signalbox.ingestion.page;

/** Block of a parsed page, such as a paragraph, list, code block or table, as Markdown. */
public sealed interface PageBlock {

  /** Returns the block as Markdown, without leading or trailing blank lines. */
  String markdown();

  /** Paragraph, quotation or other text that may be cut between sentences. */
  record Prose(String markdown) implements PageBlock {}

  /** A list; may be cut between its top-level items, never within one. */
  record ItemList(String markdown) implements PageBlock {}

  /** A fenced or indented code block, always with fences; never cut. */
  record Code(String markdown) implements PageBlock {}

  /** A table; never cut, however long. */
  record Table(String markdown) implements PageBlock {}
}
