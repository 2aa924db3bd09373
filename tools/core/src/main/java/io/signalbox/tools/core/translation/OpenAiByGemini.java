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
 * Translates requests of OpenAI chat, plain or extended, to Gemini (API or Vertex AI) and answers
 * back.
 */
final class OpenAiByGemini implements ProtocolTranslation {
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "messages",
          "max_tokens",
          "max_completion_tokens",
          "temperature",
          "top_p",
          "top_k",
          "stop",
          "seed",
          "presence_penalty",
          "frequency_penalty",
          "stream",
          "stream_options",
          "tools",
          "tool_choice",
          "response_format",
          "reasoning_effort",
          // Hints; Gemini has no word for them, and answers without.
          "parallel_tool_calls",
          "metadata",
          "prompt_cache_key",
          "prompt_cache_retention",
          "safety_identifier",
          "user",
          "verbosity",
          "store");

  private static final int MOST_STOPS = 5;

  private final TranslationSettings terms;

  OpenAiByGemini(TranslationSettings terms) {
    this.terms = terms;
  }

  @Override
  public byte[] request(byte[] pivot) {
    ObjectNode in = TranslationJson.read(pivot, "body");
    terms.onlyKnown(in, KNOWN, "");
    ObjectNode out = TranslationJson.object();
    new GeminiContents(terms, in.path("model").asText()).into(in.path("messages"), out);
    tools(in, out);
    ObjectNode config = out.putObject("generationConfig");
    JsonNode most =
        in.hasNonNull("max_completion_tokens")
            ? in.get("max_completion_tokens")
            : in.path("max_tokens");
    named(most, "maxOutputTokens", config);
    named(in.path("temperature"), "temperature", config);
    named(in.path("top_p"), "topP", config);
    named(in.path("top_k"), "topK", config);
    named(in.path("seed"), "seed", config);
    named(in.path("presence_penalty"), "presencePenalty", config);
    named(in.path("frequency_penalty"), "frequencyPenalty", config);
    stops(in.path("stop"), config);
    format(in.path("response_format"), config);
    if (in.hasNonNull("reasoning_effort")) {
      think(in.path("model").asText(), in.get("reasoning_effort").asText(), config);
    }
    return TranslationJson.bytes(out);
  }

  private static void named(JsonNode value, String name, ObjectNode config) {
    if (value.isNumber()) {
      config.set(name, value);
    }
  }

  private static void stops(JsonNode stop, ObjectNode config) {
    ArrayNode stops = TranslationJson.array();
    if (stop.isTextual()) {
      stops.add(stop);
    }
    stop.forEach(each -> stops.add(each));
    while (stops.size() > MOST_STOPS) {
      stops.remove(stops.size() - 1);
    }
    if (!stops.isEmpty()) {
      config.set("stopSequences", stops);
    }
  }

  private static void format(JsonNode format, ObjectNode config) {
    String type = format.path("type").asText("text");
    if (!type.equals("text")) {
      config.put("responseMimeType", "application/json");
    }
    if (type.equals("json_schema")) {
      config.set("responseJsonSchema", format.path("json_schema").path("schema"));
    }
  }

  /** Sets the reasoning effort: a level for Gemini 3, a token budget for older models. */
  private static void think(String model, String word, ObjectNode config) {
    ObjectNode thinking = config.putObject("thinkingConfig");
    if (model.contains("gemini-3")) {
      boolean low = word.equals("none") || word.equals("minimal") || word.equals("low");
      thinking.put("thinkingLevel", low ? "low" : "high");
    } else {
      thinking.put("thinkingBudget", Math.min(ReasoningEffort.tokens(word), 24_576));
    }
    thinking.put("includeThoughts", !word.equals("none"));
  }

  private void tools(ObjectNode in, ObjectNode out) {
    ArrayNode functions = TranslationJson.array();
    for (JsonNode tool : in.path("tools")) {
      if (!tool.path("type").asText().equals("function")) {
        terms.leaveOut("a tool that is no function");
        continue;
      }
      ObjectNode function = functions.addObject();
      TranslationJson.copy(tool.path("function"), function, List.of("name", "description"));
      if (!tool.path("function").path("parameters").isEmpty()) {
        function.set("parametersJsonSchema", tool.path("function").get("parameters"));
      }
    }
    if (functions.isEmpty()) {
      return;
    }
    out.putArray("tools").addObject().set("functionDeclarations", functions);
    JsonNode choice = in.path("tool_choice");
    String word = choice.isObject() ? "function" : choice.asText("auto");
    ObjectNode config = TranslationJson.object();
    switch (word) {
      case "none" -> config.put("mode", "NONE");
      case "required" -> config.put("mode", "ANY");
      case "function" -> {
        config.put("mode", "ANY");
        config.putArray("allowedFunctionNames").add(choice.path("function").path("name"));
      }
      default -> {
        return;
      }
    }
    out.putObject("toolConfig").set("functionCallingConfig", config);
  }

  @Override
  public byte[] answer(byte[] client, int status, byte[] provider) {
    if (status != 200) {
      JsonNode error = TranslationJson.read(provider, "answer").path("error");
      String code = error.path("status").asText("provider_error");
      String sentence = error.path("message").asText("The provider refused.");
      return ErrorBody.of(ApiProtocol.OPENAI_CHAT, status, code, sentence);
    }
    ObjectNode in = TranslationJson.read(provider, "answer");
    GeminiAnswer answer = new GeminiAnswer(terms.seconds());
    ObjectNode message = answer.take(in);
    if (message.isEmpty() && answer.finish().isEmpty()) {
      throw new MalformedBodyException("The answer has no candidate.");
    }
    ObjectNode out = answer.head("chat.completion");
    ObjectNode choice = out.putArray("choices").addObject().put("index", 0);
    message.put("role", "assistant").putNull("refusal");
    if (!message.has("content")) {
      message.putNull("content");
    }
    message.path("tool_calls").forEach(call -> ((ObjectNode) call).remove("index"));
    choice.set("message", message);
    choice.putNull("logprobs").put("finish_reason", answer.finish());
    answer.usage().ifPresent(usage -> out.set("usage", usage));
    return TranslationJson.bytes(out);
  }

  @Override
  public EventTranslation events(byte[] client) {
    return new GeminiEvents(terms.seconds());
  }
}
