package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.SseEvent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Translates extended OpenAI chat requests to plain ones, as OpenAI-compatible providers accept
 * them. Images in tool results move to a user message after the results; a result that is an error
 * says so in its text.
 */
final class OpenAiBaseChat implements ProtocolTranslation {
  private static final int MOST_STOPS = 4;

  /** Models that are known to refuse a reasoning effort. */
  private static final Pattern UNTHINKING = Pattern.compile("(?:gpt-3|gpt-4|chatgpt-4).*");

  private final TranslationSettings terms;

  OpenAiBaseChat(TranslationSettings terms) {
    this.terms = terms;
  }

  @Override
  public byte[] request(byte[] pivot) {
    ObjectNode request = TranslationJson.read(pivot, "body");
    if (request.has("top_k")) {
      terms.leaveOut("'top_k'");
      request.remove("top_k");
    }
    if (terms.drops() && UNTHINKING.matcher(request.path("model").asText()).matches()) {
      request.remove("reasoning_effort");
    }
    JsonNode most = request.remove("max_completion_tokens");
    if (most != null) {
      request.set(terms.mostTokens(), most);
    }
    stops(request);
    for (JsonNode tool : request.path("tools")) {
      ((ObjectNode) tool).remove("cache_control");
    }
    request.set("messages", messages(request.path("messages")));
    return TranslationJson.bytes(request);
  }

  private static void stops(ObjectNode request) {
    ArrayNode first = TranslationJson.array();
    for (JsonNode stop : request.path("stop")) {
      if (first.size() < MOST_STOPS && !stop.asText().isEmpty()) {
        first.add(stop);
      }
    }
    if (request.path("stop").isArray()) {
      request.remove("stop");
      if (!first.isEmpty()) {
        request.set("stop", first);
      }
    }
  }

  private static ArrayNode messages(JsonNode messages) {
    ArrayNode out = TranslationJson.array();
    ArrayNode pictures = TranslationJson.array();
    for (JsonNode each : messages) {
      ObjectNode message = (ObjectNode) each;
      message.remove(List.of("thinking_blocks", "cache_control"));
      message.path("tool_calls").forEach(call -> unsigned(call, "id"));
      unsigned(message, "tool_call_id");
      message.path("content").forEach(OpenAiBaseChat::unmarked);
      if (message.path("role").asText().equals("tool")) {
        result(message, pictures);
      } else if (!pictures.isEmpty()) {
        show(pictures, out);
        pictures = TranslationJson.array();
      }
      out.add(message);
    }
    if (!pictures.isEmpty()) {
      show(pictures, out);
    }
    return out;
  }

  private static void unsigned(JsonNode named, String field) {
    if (named.hasNonNull(field)) {
      ((ObjectNode) named).put(field, ToolCallSignature.without(named.get(field).asText()));
    }
  }

  private static void unmarked(JsonNode part) {
    if (part instanceof ObjectNode fields) {
      fields.remove("cache_control");
    }
  }

  private static void show(ArrayNode pictures, ArrayNode out) {
    out.addObject().put("role", "user").set("content", pictures);
  }

  /** Reduces a tool result to text and collects its images, which are shown after it. */
  private static void result(ObjectNode message, ArrayNode pictures) {
    JsonNode isError = message.remove("is_error");
    if (message.path("content") instanceof ArrayNode parts) {
      ArrayNode texts = TranslationJson.array();
      for (JsonNode part : parts) {
        if (part.path("type").asText().equals("text")) {
          texts.add(part);
          continue;
        }
        String call = message.path("tool_call_id").asText();
        pictures.addObject().put("type", "text").put("text", "Picture in the result of " + call);
        pictures.add(part);
      }
      if (texts.isEmpty()) {
        message.put("content", parts.isEmpty() ? "" : "The result is a picture; it follows.");
      } else {
        message.set("content", texts);
      }
    }
    if (isError != null) {
      sayError(message);
    }
  }

  private static void sayError(ObjectNode message) {
    if (message.path("content") instanceof ArrayNode parts) {
      parts.insertObject(0).put("type", "text").put("text", "Error:");
    } else {
      String text = message.path("content").asText();
      message.put("content", text.isEmpty() ? "Error" : "Error: " + text);
    }
  }

  @Override
  public byte[] answer(byte[] client, int status, byte[] provider) {
    return AnswerReader.read(provider).filter(AnswerFacts::failed).isPresent()
        ? TranslationJson.bytes(error(TranslationJson.read(provider, "answer")))
        : provider;
  }

  /**
   * Returns the error in an answer with a success status, from its error field or its finish
   * reason.
   */
  private static ObjectNode error(ObjectNode said) {
    if (said.hasNonNull("error")) {
      return said;
    }
    ObjectNode error = TranslationJson.object();
    error
        .putObject("error")
        .put("message", "The provider broke the answer off with an error.")
        .put("type", "server_error")
        .put("code", "provider_error");
    return error;
  }

  @Override
  public EventTranslation events(byte[] client) {
    return new SameEvents();
  }

  /** Passes events on unchanged and adds an error event where the finish reason is an error. */
  private static final class SameEvents implements EventTranslation {
    private static final String FAILED = "\"error\"";

    @Override
    public List<SseEvent> next(SseEvent event) {
      boolean fails = event.data().filter(data -> data.contains(FAILED)).isPresent();
      Optional<ObjectNode> data = fails ? TranslationJson.data(event) : Optional.empty();
      return data.filter(said -> said.at("/choices/0/finish_reason").asText().equals("error"))
          .map(said -> List.of(event, TranslationJson.unnamed(TranslationJson.text(error(said)))))
          .orElse(List.of(event));
    }

    @Override
    public List<SseEvent> end() {
      return List.of();
    }
  }
}
