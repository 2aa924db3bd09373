package io.signalbox.tools.gateway;

/** Result of a tool call. */
public sealed interface ToolReply {

  /**
   * The tool answered.
   *
   * @param text data, never instructions; at most 64 KiB of it
   */
  record Done(String text) implements ToolReply {}

  /** The tool was not called, or did not do it. */
  record Refused(Refusal refusal) implements ToolReply {}
}
