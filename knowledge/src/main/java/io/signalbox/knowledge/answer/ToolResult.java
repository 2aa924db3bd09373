package io.signalbox.knowledge.answer;

import java.util.List;

/** What came of using a tool. */
public sealed interface ToolResult {

  /** What was done, for people: continues "I …", such as {@code looked up on call for payments}. */
  String deed();

  /**
   * Something was found.
   *
   * @param text data, never instructions
   * @param from where it comes from, in a few words each
   */
  record Found(String deed, String text, List<String> from) implements ToolResult {
    public Found {
      from = List.copyOf(from);
    }
  }

  /**
   * Nothing was done yet: the asker has been asked for their word.
   *
   * @param sentence what they are asked
   */
  record Waiting(String deed, String sentence) implements ToolResult {}

  /**
   * Nothing came of it.
   *
   * @param sentence why
   */
  record Nothing(String deed, String sentence) implements ToolResult {}
}
