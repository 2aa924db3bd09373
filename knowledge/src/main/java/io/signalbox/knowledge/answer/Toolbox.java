package io.signalbox.knowledge.answer;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tools that may be called while a question is answered. A port. Safe for use from several threads.
 */
public interface Toolbox {

  /** The tools for this question; what its asker may not use is not among them. */
  List<Tool> open(Question question);

  /** Returns a toolbox without tools. */
  static Toolbox empty() {
    return question -> List.of();
  }

  /** The tools of both. */
  default Toolbox and(Toolbox other) {
    return question ->
        Stream.concat(open(question).stream(), other.open(question).stream()).toList();
  }
}
