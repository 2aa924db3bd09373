package io.signalbox.tools.ask.knowledge;

import io.signalbox.knowledge.answer.Answer;

/** Keeps answers that were given, with those that were given elsewhere. A port. */
@FunctionalInterface
public interface AnswerStore {

  /**
   * Keeps an answer that a person was given.
   *
   * @param person Slack's id
   * @param question as it was understood
   * @return the id of what was kept
   */
  String keep(String person, String question, Answer answer);
}
