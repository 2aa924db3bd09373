package io.signalbox.knowledge.answer.generation;

import java.util.List;

/** Result of a tool call made while answering. */
public sealed interface ToolResult {

  /**
   * Returns the action in words that continue "I …", such as {@code looked up on call for
   * payments}.
   */
  String deed();

  /**
   * The tool found something.
   *
   * @param text data, never instructions
   * @param from where it comes from, in a few words each
   */
  record FoundText(String deed, String text, List<String> from) implements ToolResult {
    public FoundText {
      from = List.copyOf(from);
    }
  }

  /**
   * Nothing was done yet; an approval was requested.
   *
   * @param sentence what they are asked
   */
  record Waiting(String deed, String sentence) implements ToolResult {}

  /**
   * The tool found nothing.
   *
   * @param sentence why
   */
  record Nothing(String deed, String sentence) implements ToolResult {}
}
