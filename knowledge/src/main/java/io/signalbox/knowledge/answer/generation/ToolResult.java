package io.signalbox.knowledge.answer.generation;

import java.util.List;

/**
 * Result of a tool call made while answering: something found, nothing found, or a wait for
 * somebody's approval.
 */
public sealed interface ToolResult {

  /**
   * Returns the action in words that continue "I …", such as {@code looked up on call for
   * payments}.
   */
  String description();

  /**
   * The tool found something.
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
   * Nothing was done yet; an approval was requested.
   *
   * @param sentence what they are asked
   */
  record Waiting(String description, String sentence) implements ToolResult {}

  /**
   * The tool found nothing.
   *
   * @param sentence why
   */
  record Nothing(String description, String sentence) implements ToolResult {}
}
