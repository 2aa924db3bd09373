package io.signalbox.knowledge.answer.generation;

import io.signalbox.knowledge.answer.Question;
import java.util.List;
import java.util.stream.Stream;

/**
 * Port that provides the tools a model may call for a question, implemented by table look-ups and
 * by the gateway. A port. Safe for use from several threads.
 */
public interface ToolCatalog {

  /** Returns the tools for this question, without those that its asker may not use. */
  List<AnswerTool> open(Question question);

  /** Returns a catalog without tools. */
  static ToolCatalog empty() {
    return question -> List.of();
  }

  /** Returns a catalog with the tools of both. */
  default ToolCatalog and(ToolCatalog other) {
    return question ->
        Stream.concat(open(question).stream(), other.open(question).stream()).toList();
  }
}
