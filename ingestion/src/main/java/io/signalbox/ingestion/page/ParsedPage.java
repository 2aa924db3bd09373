package io.signalbox.ingestion.page;

import io.signalbox.knowledge.document.FrontMatter;
import java.util.List;

/**
 * Result of parsing a page, before secrets are masked and it is cut into passages.
 *
 * @param notes what was odd but not wrong enough to skip the page (an unreadable review date, say),
 *     one plain sentence each
 */
public record ParsedPage(FrontMatter frontMatter, List<PageSection> sections, List<String> notes) {
  public ParsedPage {
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
  }
}
