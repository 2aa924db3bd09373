package io.signalbox.knowledge.answer.generation;

import io.signalbox.knowledge.answer.Question;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tools that may be called while a question is answered. A port. Safe for use from several threads.
 */
public interface ToolCatalog {

  /** The tools for this question; what its asker may not use is not among them. */
  List<AnswerTool> open(Question question);

  /** Returns a toolbox without tools. */
  static ToolCatalog empty() {
    return question -> List.of();
  }

  /** The tools of both. */
  default ToolCatalog and(ToolCatalog other) {
    return question ->
        Stream.concat(open(question).stream(), other.open(question).stream()).toList();
  }
}
