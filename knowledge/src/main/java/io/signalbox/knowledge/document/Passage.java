package io.signalbox.knowledge.document;

import java.util.List;

/**
 * Section of a document, the unit of indexing and citation.
 *
 * @param position its place in the document, from 0; with the document's id it names the passage
 * @param headingPath the headings above it, outermost first, without the document's title; empty
 *     for text before the first heading
 * @param text Markdown, verbatim but for masked secrets: code blocks and tables whole, never blank
 */
public record Passage(int position, List<String> headingPath, String text) {
  public Passage {
    headingPath = List.copyOf(headingPath);
    if (position < 0) {
      throw new IllegalArgumentException("a passage's position counts from 0");
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("a passage must not be blank");
    }
  }
}
