package io.signalbox.knowledge.correction;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.DocumentId;
import java.time.LocalDate;
import java.util.Set;

/**
 * Correction of a wrong answer, given by an owner, with the documents that the answer was based on.
 *
 * @param name unique; the same name replaces what was said under it
 * @param question that was answered wrongly
 * @param text the right answer, Markdown without secrets
 * @param by who says so, as people call them
 * @param corrected the documents that the wrong answer rested on
 */
public record Correction(
    String name,
    String question,
    String text,
    String by,
    LocalDate on,
    AccessRule access,
    Set<DocumentId> corrected) {
  public Correction {
    corrected = Set.copyOf(corrected);
    if (name.isBlank() || question.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("a correction needs a name, a question and a text");
    }
  }
}
