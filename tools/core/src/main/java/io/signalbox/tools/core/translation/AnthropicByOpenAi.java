package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.MessagesFields;
import java.util.List;
import java.util.Set;

/**
 * Translates Anthropic Messages requests to OpenAI chat and answers back. Cache marks, errors and
 * images in tool results, reasoning and {@code top_k} go on as extension fields; the translation to
 * the provider handles or removes them.
 */
final class AnthropicByOpenAi implements ProtocolTranslation {
  private final TranslationSettings terms;

  AnthropicByOpenAi(TranslationSettings terms) {
    this.terms = terms;
  }

  @Override
  public byte[] request(byte[] client) {
    ObjectNode in = TranslationJson.read(client, "body");
    terms.onlyKnown(in, MessagesFields.REQUEST, "");
    if (!in.path("service_tier").asText("auto").equals("auto")) {
      terms.leaveOut("this 'service_tier'");
    }
    for (JsonNode edit : in.path("context_management").path("edits")) {
      // Thoughts do not go to other providers anyway.
      if (!edit.path("type").asText().startsWith("clear_thinking")) {
        terms.leaveOut("'context_management'");
      }
    }
    ObjectNode out = TranslationJson.object();
    TranslationJson.copy(in, out, List.of("model", "temperature", "top_p", "top_k", "stream"));
    if (in.hasNonNull("max_tokens")) {
      out.set("max_completion_tokens", in.get("max_tokens"));
    }
    if (!in.path("stop_sequences").isEmpty()) {
      out.set("stop", in.get("stop_sequences"));
    }
    if (in.path("stream").asBoolean(false)) {
      out.putObject("stream_options").put("include_usage", true);
    }
    out.set("messages", new AnthropicMessages(terms).of(in));
    tools(in, out);
    terms.onlyKnown(in.path("metadata"), Set.of("user_id"), " of 'metadata'");
    if (in.path("metadata").hasNonNull("user_id")) {
      out.set("user", in.path("metadata").get("user_id"));
    }
    terms.onlyKnown(in.path("output_config"), Set.of("format", "effort"), " of 'output_config'");
    format(in.path("output_config").path("format"), out);
    ReasoningEffort.of(in).ifPresent(word -> out.put("reasoning_effort", word));
    return TranslationJson.bytes(out);
  }

  private void tools(ObjectNode in, ObjectNode out) {
    ArrayNode tools = TranslationJson.array();
    in.path("tools").forEach(tool -> tool(tool, tools));
    if (tools.isEmpty()) {
      return;
    }
    out.set("tools", tools);
    JsonNode choice = in.path("tool_choice");
    switch (choice.path("type").asText("auto")) {
      case "auto" -> {}
      case "any" -> out.put("tool_choice", "required");
      case "none" -> out.put("tool_choice", "none");
      case "tool" ->
          out.putObject("tool_choice")
              .put("type", "function")
              .putObject("function")
              .set("name", choice.path("name"));
      default -> terms.leaveOut("this 'tool_choice'");
    }
    if (choice.path("disable_parallel_tool_use").asBoolean(false)) {
      out.put("parallel_tool_calls", false);
    }
  }

  private void tool(JsonNode tool, ArrayNode tools) {
    if (!tool.path("type").asText("custom").equals("custom")) {
      terms.leaveOut("a tool that the provider runs itself");
      return;
    }
    terms.onlyKnown(tool, MessagesFields.TOOL, " of a tool");
    ObjectNode out = tools.addObject().put("type", "function");
    ObjectNode function = out.putObject("function");
    TranslationJson.copy(tool, function, List.of("name", "description", "strict"));
    function.set("parameters", tool.path("input_schema"));
    TranslationJson.copy(tool, out, List.of("cache_control"));
  }

  private static void format(JsonNode format, ObjectNode out) {
    if (format.path("type").asText().equals("json_schema")) {
      ObjectNode schema = out.putObject("response_format").put("type", "json_schema");
      schema
          .putObject("json_schema")
          .put("name", "answer")
          .put("strict", true)
          .set("schema", format.path("schema"));
    }
  }

  @Override
  public byte[] answer(byte[] client, int status, byte[] provider) {
    ObjectNode in = TranslationJson.read(provider, "answer");
    if (status != 200 || in.hasNonNull("error")) {
      JsonNode error = in.path("error");
      String message = error.path("message").asText(error.asText("The provider refused."));
      return ErrorBody.of(ApiProtocol.ANTHROPIC_MESSAGES, status, "provider_error", message);
    }
    JsonNode choice = in.path("choices").path(0);
    if (!choice.path("message").isObject()) {
      throw new MalformedBodyException("The answer has no message.");
    }
    ObjectNode out = TranslationJson.object();
    out.put("id", in.path("id").asText("msg")).put("type", "message").put("role", "assistant");
    TranslationJson.copy(in, out, List.of("model"));
    out.set("content", content(choice.get("message")));
    JsonNode message = choice.get("message");
    String stop =
        OpenAiToAnthropicEvents.stop(
            choice.path("finish_reason").asText(), !message.path("tool_calls").isEmpty());
    out.put("stop_reason", message.path("refusal").isTextual() ? "refusal" : stop);
    out.putNull("stop_sequence");
    out.set("usage", OpenAiToAnthropicEvents.usage(in.path("usage")));
    return TranslationJson.bytes(out);
  }

  private static ArrayNode content(JsonNode message) {
    ArrayNode blocks = TranslationJson.array();
    if (message.path("thinking_blocks").isArray()) {
      message.get("thinking_blocks").forEach(blocks::add);
    } else {
      String thought = ThinkingBlocks.thought(message);
      if (!thought.isEmpty()) {
        blocks.add(ThinkingBlocks.unsigned(thought));
      }
    }
    for (String name : List.of("content", "refusal")) {
      String text = message.path(name).isTextual() ? message.get(name).asText() : "";
      if (!text.isEmpty()) {
        blocks.addObject().put("type", "text").put("text", text);
      }
    }
    for (JsonNode call : message.path("tool_calls")) {
      ObjectNode use = blocks.addObject().put("type", "tool_use");
      use.set("id", call.path("id"));
      use.set("name", call.path("function").path("name"));
      use.set(
          "input", TranslationJson.argumentsSaid(call.path("function").path("arguments").asText()));
    }
    return blocks;
  }

  @Override
  public EventTranslation events(byte[] client) {
    return new OpenAiToAnthropicEvents(TranslationJson.promptTokens(client));
  }
}
