package io.signalbox.tools.foresight.prompt;

/**
 * Line of a prompt file, separated into template code and text.
 *
 * @param code all of the line that is not text for a model, without white space: conditions, calls,
 *     tags; empty for plain text
 * @param text the part that a model reads, as it reads it
 */
public record PromptLine(String code, String text) {
  static final PromptLine EMPTY = new PromptLine("", "");

  static PromptLine text(String text) {
    return new PromptLine("", text.strip());
  }
}
