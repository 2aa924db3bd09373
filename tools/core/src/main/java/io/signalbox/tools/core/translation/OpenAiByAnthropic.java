package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import java.util.List;
import java.util.Set;

/**
 * Translates requests of OpenAI chat, plain or extended, to Anthropic Messages and answers back.
 */
final class OpenAiByAnthropic implements ProtocolTranslation {
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "messages",
          "max_tokens",
          "max_completion_tokens",
          "temperature",
          "top_p",
          "stop",
          "stream",
          "stream_options",
          "tools",
          "tool_choice",
          "parallel_tool_calls",
          "user",
          "response_format",
          "reasoning_effort",
          // Anthropic's own, under the names that its clients and other gateways give it in chat.
          "top_k",
          // Hints that change nothing that the model says.
          "prompt_cache_key",
          "prompt_cache_retention",
          "safety_identifier",
          "verbosity",
          "metadata",
          // Said only when they change nothing; see neutral().
          "n",
          "frequency_penalty",
          "presence_penalty",
          "logprobs",
          "store",
          "service_tier");

  private final TranslationSettings terms;

  OpenAiByAnthropic(TranslationSettings terms) {
    this.terms = terms;
  }

  @Override
  public byte[] request(byte[] client) {
    ObjectNode in = TranslationJson.read(client, "body");
    terms.onlyKnown(in, KNOWN, "");
    neutral(in);
    ObjectNode out = TranslationJson.object();
    TranslationJson.copy(in, out, List.of("model"));
    JsonNode most =
        in.hasNonNull("max_completion_tokens")
            ? in.get("max_completion_tokens")
            : in.get("max_tokens");
    if (most != null && !most.isNull()) {
      out.set("max_tokens", most);
    }
    new OpenAiMessages(terms).into(out, in.path("messages"));
    TranslationJson.copy(in, out, List.of("temperature", "top_p", "top_k", "stream"));
    if (in.path("temperature").asDouble(0) > 1) {
      terms.leaveOut("a temperature above 1");
      out.put("temperature", 1);
    }
    stop(in.path("stop"), out);
    tools(in, out);
    if (in.hasNonNull("user")) {
      out.putObject("metadata").set("user_id", in.get("user"));
    }
    format(in.path("response_format"), out);
    if (in.hasNonNull("reasoning_effort")) {
      ReasoningEffort.into(in.get("reasoning_effort").asText(), out);
    }
    return TranslationJson.bytes(out);
  }

  private void neutral(ObjectNode in) {
    if (in.path("n").asInt(1) != 1) {
      terms.leaveOut("more than one answer ('n')");
    }
    for (String penalty : List.of("frequency_penalty", "presence_penalty")) {
      if (in.path(penalty).asDouble(0) != 0) {
        terms.leaveOut("'" + penalty + "'");
      }
    }
    for (String flag : List.of("logprobs", "store")) {
      if (in.path(flag).asBoolean(false)) {
        terms.leaveOut("'" + flag + "'");
      }
    }
    String tier = in.path("service_tier").asText("auto");
    if (!tier.equals("auto") && !tier.equals("default")) {
      terms.leaveOut("this 'service_tier'");
    }
  }

  private static void stop(JsonNode stop, ObjectNode out) {
    ArrayNode stops = TranslationJson.array();
    if (stop.isTextual()) {
      stops.add(stop);
    }
    stop.forEach(stops::add);
    // Anthropic takes no stop of whitespace alone.
    stops.removeIf(each -> each.asText().isBlank());
    if (!stops.isEmpty()) {
      out.set("stop_sequences", stops);
    }
  }

  private void tools(ObjectNode in, ObjectNode out) {
    ArrayNode tools = TranslationJson.array();
    in.path("tools").forEach(tool -> tool(tool, tools));
    if (!tools.isEmpty()) {
      out.set("tools", tools);
    }
    boolean oneAtATime = !in.path("parallel_tool_calls").asBoolean(true);
    JsonNode choice = in.path("tool_choice");
    if (!out.has("tools") || (choice.isMissingNode() && !oneAtATime)) {
      return;
    }
    ObjectNode chosen = out.putObject("tool_choice");
    switch (choice.isObject() ? "function" : choice.asText("auto")) {
      case "none" -> chosen.put("type", "none");
      case "required" -> chosen.put("type", "any");
      case "function" ->
          chosen.put("type", "tool").put("name", choice.path("function").path("name").asText());
      case "auto" -> chosen.put("type", "auto");
      default -> {
        terms.leaveOut("this 'tool_choice'");
        chosen.put("type", "auto");
      }
    }
    if (oneAtATime && !chosen.path("type").asText().equals("none")) {
      chosen.put("disable_parallel_tool_use", true);
    }
  }

  private void tool(JsonNode tool, ArrayNode tools) {
    if (!tool.path("type").asText().equals("function")) {
      terms.leaveOut("a tool that is no function");
      return;
    }
    JsonNode function = tool.path("function");
    terms.onlyKnown(
        function, Set.of("name", "description", "parameters", "strict"), " of a function");
    ObjectNode out = tools.addObject();
    TranslationJson.copy(function, out, List.of("name", "description"));
    JsonNode parameters = function.path("parameters");
    out.set(
        "input_schema",
        parameters.isObject() ? parameters : TranslationJson.object().put("type", "object"));
    TranslationJson.copy(function, out, List.of("strict"));
    TranslationJson.copy(tool, out, List.of("cache_control"));
  }

  private void format(JsonNode format, ObjectNode out) {
    switch (format.path("type").asText("text")) {
      case "text" -> {}
      case "json_schema" ->
          out.putObject("output_config")
              .putObject("format")
              .put("type", "json_schema")
              .set("schema", format.path("json_schema").path("schema"));
      default -> terms.leaveOut("a 'response_format' without a schema");
    }
  }

  @Override
  public byte[] answer(byte[] client, int status, byte[] provider) {
    ObjectNode in = TranslationJson.read(provider, "answer");
    if (status != 200) {
      String type = in.path("error").path("type").asText("provider_error");
      return ErrorBody.of(
          ApiProtocol.OPENAI_CHAT, status, type, in.path("error").path("message").asText());
    }
    JsonNode content = in.path("content");
    if (!content.isArray() || (content.isEmpty() && !in.hasNonNull("stop_reason"))) {
      throw new MalformedBodyException("The answer has no content.");
    }
    ObjectNode out = TranslationJson.object();
    TranslationJson.copy(in, out, List.of("id", "model"));
    out.put("object", "chat.completion").put("created", terms.seconds());
    ObjectNode choice = out.putArray("choices").addObject().put("index", 0);
    choice.set("message", message(in.get("content")));
    choice
        .putNull("logprobs")
        .put("finish_reason", AnthropicToOpenAiEvents.finish(in.path("stop_reason").asText()));
    out.set("usage", AnthropicToOpenAiEvents.usage(in.path("usage")));
    return TranslationJson.bytes(out);
  }

  private static ObjectNode message(JsonNode content) {
    StringBuilder text = new StringBuilder();
    StringBuilder thought = new StringBuilder();
    ArrayNode blocks = TranslationJson.array();
    ArrayNode calls = TranslationJson.array();
    for (JsonNode block : content) {
      switch (block.path("type").asText()) {
        case "text" -> text.append(block.path("text").asText());
        case "thinking" -> {
          thought.append(block.path("thinking").asText());
          blocks.add(block);
        }
        case "redacted_thinking" -> blocks.add(block);
        case "tool_use" -> AnthropicMessages.call(block, calls);
        default -> {}
      }
    }
    ObjectNode message = TranslationJson.object().put("role", "assistant");
    message.put("content", text.isEmpty() ? null : text.toString()).putNull("refusal");
    if (!thought.isEmpty()) {
      message.put("reasoning_content", thought.toString());
    }
    if (!blocks.isEmpty()) {
      message.set("thinking_blocks", blocks);
    }
    if (!calls.isEmpty()) {
      message.set("tool_calls", calls);
    }
    return message;
  }

  @Override
  public EventTranslation events(byte[] client) {
    return new AnthropicToOpenAiEvents(terms.seconds());
  }
}
