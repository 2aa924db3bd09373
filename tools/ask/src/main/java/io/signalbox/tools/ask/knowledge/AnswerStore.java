package io.signalbox.tools.ask.knowledge;

import io.signalbox.knowledge.answer.Answer;

/** Port that stores the answers given through other tools, together with those given in Slack. */
@FunctionalInterface
public interface AnswerStore {

  /**
   * Stores an answer that was given to a person.
   *
   * @param person Slack's id
   * @param question as it was understood
   * @return the id of what was kept
   */
  String keep(String person, String question, Answer answer);
}
