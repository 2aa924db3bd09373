package io.signalbox.ingestion.page;

/**
 * A piece of a page that keeps its sense only as a whole. Every block carries its Markdown,
 * verbatim.
 */
public sealed interface PageBlock {

  /** The block as Markdown, without leading or trailing blank lines. */
  String markdown();

  /** Running text, a quotation or anything else that may be cut between sentences. */
  record Prose(String markdown) implements PageBlock {}

  /** A list; may be cut between its top-level items, never within one. */
  record ItemList(String markdown) implements PageBlock {}

  /** A fenced or indented code block, always with fences; never cut. */
  record Code(String markdown) implements PageBlock {}

  /** A table; never cut, however long. */
  record Table(String markdown) implements PageBlock {}
}
