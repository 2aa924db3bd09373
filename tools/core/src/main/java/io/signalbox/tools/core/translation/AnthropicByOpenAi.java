package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.MalformedBody;
import io.signalbox.tools.core.protocol.ProtocolShape;
import java.util.List;
import java.util.Set;

/** A client of Anthropic's messages, answered by an OpenAI-compatible provider. */
final class AnthropicByOpenAi implements ProtocolTranslation {
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "messages",
          "system",
          "max_tokens",
          "temperature",
          "top_p",
          "stop_sequences",
          "stream",
          "tools",
          "tool_choice",
          "metadata",
          "output_config",
          // Said only when they change nothing.
          "thinking",
          "service_tier");

  private final String mostTokens;

  AnthropicByOpenAi(String mostTokens) {
    this.mostTokens = mostTokens;
  }

  @Override
  public byte[] request(byte[] client) {
    ObjectNode in = TranslationJson.read(client, "body");
    TranslationJson.onlyKnown(in, KNOWN, "");
    if (!in.path("thinking").path("type").asText("disabled").equals("disabled")) {
      throw TranslationJson.untranslatable("'thinking'");
    }
    if (!in.path("service_tier").asText("auto").equals("auto")) {
      throw TranslationJson.untranslatable("this 'service_tier'");
    }
    ObjectNode out = TranslationJson.object();
    TranslationJson.copy(in, out, List.of("model", "temperature", "top_p", "stream"));
    if (in.hasNonNull("max_tokens")) {
      out.set(mostTokens, in.get("max_tokens"));
    }
    if (in.hasNonNull("stop_sequences")) {
      out.set("stop", in.get("stop_sequences"));
    }
    if (in.path("stream").asBoolean(false)) {
      out.putObject("stream_options").put("include_usage", true);
    }
    out.set("messages", AnthropicMessages.of(in));
    tools(in, out);
    TranslationJson.onlyKnown(in.path("metadata"), Set.of("user_id"), " of 'metadata'");
    if (in.path("metadata").hasNonNull("user_id")) {
      out.set("user", in.path("metadata").get("user_id"));
    }
    format(in.path("output_config"), out);
    return TranslationJson.bytes(out);
  }

  private static void tools(ObjectNode in, ObjectNode out) {
    if (!in.path("tools").isArray() || in.get("tools").isEmpty()) {
      return;
    }
    ArrayNode tools = out.putArray("tools");
    in.get("tools").forEach(tool -> tools.add(tool(tool)));
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
      default -> throw TranslationJson.untranslatable("this 'tool_choice'");
    }
    if (choice.path("disable_parallel_tool_use").asBoolean(false)) {
      out.put("parallel_tool_calls", false);
    }
  }

  private static ObjectNode tool(JsonNode tool) {
    if (!tool.path("type").asText("custom").equals("custom")) {
      throw TranslationJson.untranslatable("a tool that the provider runs itself");
    }
    TranslationJson.onlyKnown(
        tool,
        Set.of("type", "name", "description", "input_schema", "strict", "cache_control"),
        " of a tool");
    ObjectNode out = TranslationJson.object().put("type", "function");
    ObjectNode function = out.putObject("function");
    TranslationJson.copy(tool, function, List.of("name", "description", "strict"));
    function.set("parameters", tool.path("input_schema"));
    return out;
  }

  private static void format(JsonNode config, ObjectNode out) {
    TranslationJson.onlyKnown(config, Set.of("format"), " of 'output_config'");
    JsonNode format = config.path("format");
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
  public byte[] answer(int status, byte[] provider) {
    ObjectNode in = TranslationJson.read(provider, "answer");
    if (status != 200) {
      JsonNode error = in.path("error");
      String message = error.path("message").asText(error.asText("The provider refused."));
      return ErrorBody.of(ProtocolShape.ANTHROPIC_MESSAGES, status, "provider_error", message);
    }
    JsonNode choice = in.path("choices").path(0);
    if (!choice.path("message").isObject()) {
      throw new MalformedBody("The answer has no message.");
    }
    ObjectNode out = TranslationJson.object();
    out.put("id", in.path("id").asText("msg")).put("type", "message").put("role", "assistant");
    TranslationJson.copy(in, out, List.of("model"));
    out.set("content", content(choice.get("message")));
    boolean refused = choice.get("message").path("refusal").isTextual();
    out.put(
        "stop_reason",
        refused ? "refusal" : OpenAiToAnthropicEvents.stop(choice.path("finish_reason").asText()));
    out.putNull("stop_sequence");
    out.set("usage", OpenAiToAnthropicEvents.usage(in.path("usage")));
    return TranslationJson.bytes(out);
  }

  private static ArrayNode content(JsonNode message) {
    ArrayNode blocks = TranslationJson.array();
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
      use.set("input", TranslationJson.arguments(call.path("function").path("arguments").asText()));
    }
    return blocks;
  }

  @Override
  public EventTranslation events() {
    return new OpenAiToAnthropicEvents();
  }
}
