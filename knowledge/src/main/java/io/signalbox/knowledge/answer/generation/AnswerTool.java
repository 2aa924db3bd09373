package io.signalbox.knowledge.answer.generation;

/**
 * Tool that a language model may call while it answers one question, with the asker's permissions.
 */
public interface AnswerTool {

  /**
   * Returns the name, unique among the tools of a question: letters, digits, {@code _} and {@code
   * -}, at most 64.
   */
  String name();

  /** Returns the description of the tool that is given to the model. */
  String description();

  /** Returns the JSON schema of the arguments. */
  String parameters();

  /**
   * Calls the tool; never throws for invalid arguments or a failing provider.
   *
   * @param arguments a JSON object as a model wrote it; checked here
   */
  ToolResult use(String arguments);
}
