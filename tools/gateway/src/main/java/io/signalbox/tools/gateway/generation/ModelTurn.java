package io.signalbox.tools.gateway.generation;

import io.signalbox.tools.core.protocol.AnswerFacts;
import java.util.List;

/**
 * One message of a model: text, tool calls, or both.
 *
 * @param text empty when the answer broke off
 */
record ModelTurn(String text, List<ToolUse> uses, AnswerFacts facts) {
  ModelTurn {
    uses = List.copyOf(uses);
  }

  /**
   * Tool call that the model requests.
   *
   * @param arguments JSON as the model wrote it
   */
  record ToolUse(String id, String name, String arguments) {}
}
