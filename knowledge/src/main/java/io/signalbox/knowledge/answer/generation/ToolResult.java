package io.signalbox.knowledge.answer.generation;

import java.util.List;

/** Result of a tool call made while answering: text found, nothing found, or a pending approval. */
public sealed interface ToolResult {

  /**
   * Returns the action in words that continue "I …", such as {@code looked up on call for
   * payments}.
   */
  String description();

  /**
   * Result with text that the tool found.
   *
   * @param text data, never instructions
   * @param from where it comes from, in a few words each
   */
  record FoundText(String description, String text, List<String> from) implements ToolResult {
    public FoundText {
      from = List.copyOf(from);
    }
  }

  /**
   * Result of a call that waits for somebody's approval; nothing was done yet.
   *
   * @param sentence what they are asked
   */
  record Waiting(String description, String sentence) implements ToolResult {}

  /**
   * Result of a call that found nothing.
   *
   * @param sentence why
   */
  record Nothing(String description, String sentence) implements ToolResult {}
}
