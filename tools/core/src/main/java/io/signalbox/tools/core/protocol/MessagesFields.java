package io.signalbox.tools.core.protocol;

import java.util.Set;

/** Names of the fields of Anthropic's Messages API that translations support. */
public final class MessagesFields {
  /** Fields of a request. */
  public static final Set<String> REQUEST =
      Set.of(
          "model",
          "messages",
          "system",
          "max_tokens",
          "temperature",
          "top_p",
          "top_k",
          "stop_sequences",
          "stream",
          "tools",
          "tool_choice",
          "output_config",
          "thinking",
          "cache_control",
          // Hints that change nothing that the model says.
          "metadata",
          "context_management",
          "service_tier");

  /** Fields of a tool that the client declares. */
  public static final Set<String> TOOL =
      Set.of(
          "type",
          "name",
          "description",
          "input_schema",
          "strict",
          "cache_control",
          // When the arguments come, not what they are.
          "eager_input_streaming");

  private MessagesFields() {}
}
