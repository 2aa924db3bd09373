package io.signalbox.knowledge.answer.generation;

/** Look-up or action for one question, within its asker's rights. */
public interface AnswerTool {

  /** Unique among the tools of a question: letters, digits, {@code _} and {@code -}, at most 64. */
  String name();

  /** Returns the purpose of the tool in the words given to a model. */
  String description();

  /** JSON schema of its arguments. */
  String parameters();

  /**
   * Looks it up; never throws for what a caller or a provider does.
   *
   * @param arguments a JSON object as a model wrote it; checked here
   */
  ToolResult use(String arguments);
}
