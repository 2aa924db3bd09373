package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import java.util.List;

/**
 * Numbered reference from an answer to the document and section it rests on.
 *
 * @param number from 1, unique within its answer
 * @param source configured name of the source
 * @param headingPath of the passage cited, without the document's title
 */
public record Citation(
    int number,
    DocumentId document,
    String source,
    DocumentKind kind,
    FrontMatter frontMatter,
    List<String> headingPath) {
  public Citation {
    headingPath = List.copyOf(headingPath);
  }
}
