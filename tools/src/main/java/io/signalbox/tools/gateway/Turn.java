package io.signalbox.tools.gateway;

import io.signalbox.tools.wire.AnswerFacts;
import java.util.List;

/**
 * Message of a model: text, tool calls, or both.
 *
 * @param text empty when the answer broke off
 */
record Turn(String text, List<Use> uses, AnswerFacts facts) {
  Turn {
    uses = List.copyOf(uses);
  }

  /**
   * A tool that the model wants to be used.
   *
   * @param arguments JSON as the model wrote it
   */
  record Use(String id, String name, String arguments) {}
}
