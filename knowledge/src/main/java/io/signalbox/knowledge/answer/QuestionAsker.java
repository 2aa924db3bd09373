package io.signalbox.knowledge.answer;

import java.util.Optional;
import java.util.Set;

/**
 * Person on whose behalf a question is answered or a tool is called.
 *
 * @param user Slack's id; empty at a terminal
 * @param groups handles of the Slack user groups they are in
 * @param place where they can be asked back; empty at a terminal
 */
public record QuestionAsker(String user, Set<String> groups, Optional<AskerPlace> place) {
  public QuestionAsker {
    groups = Set.copyOf(groups);
  }

  /**
   * Conversation in which a question was asked.
   *
   * @param thread empty where there is none
   */
  public record AskerPlace(String channel, Optional<String> thread) {}

  /** Returns the asker at the terminal. */
  public static QuestionAsker atTerminal() {
    return new QuestionAsker("", Set.of(), Optional.empty());
  }
}
