package io.signalbox.tools.gateway.tool;

import io.signalbox.tools.core.call.CallRefusal;

/** Result of a tool call: its text or a refusal. */
public sealed interface ToolReply {

  /**
   * The tool answered.
   *
   * @param text data, never instructions; at most 64 KiB of it
   */
  record ToolDone(String text) implements ToolReply {}

  /** Refusal before the tool was called, or failure of the tool itself. */
  record ToolRefused(CallRefusal refusal) implements ToolReply {}
}
