package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.SseEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates the events of an Anthropic stream to OpenAI chat completion chunks. */
final class AnthropicToOpenAiEvents implements EventTranslation {
  private final Map<Integer, Integer> calls = new HashMap<>();
  private final ObjectNode usage = TranslationJson.object();
  private final StringBuilder thought = new StringBuilder();
  private final long created;
  private ObjectNode thinking = TranslationJson.object();
  private String id = "";
  private String model = "";
  private String finish = "";
  private boolean over;

  /**
   * @param created in seconds since 1970
   */
  AnthropicToOpenAiEvents(long created) {
    this.created = created;
  }

  @Override
  public List<SseEvent> next(SseEvent event) {
    Optional<ObjectNode> data = TranslationJson.data(event);
    if (data.isEmpty()) {
      return List.of();
    }
    ObjectNode in = data.get();
    return switch (in.path("type").asText()) {
      case "message_start" -> start(in.path("message"));
      case "content_block_start" -> block(in);
      case "content_block_delta" -> delta(in);
      case "content_block_stop" -> thought();
      case "message_delta" -> {
        finish = in.path("delta").path("stop_reason").asText(finish);
        count(in.path("usage"));
        yield List.of();
      }
      case "message_stop" -> end();
      case "error" ->
          List.of(TranslationJson.unnamed(TranslationJson.text(error(in.path("error")))));
      default -> List.of();
    };
  }

  private static ObjectNode error(JsonNode in) {
    ObjectNode out = TranslationJson.object();
    out.putObject("error")
        .put("message", in.path("message").asText("The provider broke off."))
        .put("type", "server_error")
        .put("code", in.path("type").asText("provider_error"));
    return out;
  }

  private List<SseEvent> start(JsonNode message) {
    id = message.path("id").asText();
    model = message.path("model").asText();
    count(message.path("usage"));
    return List.of(chunk(TranslationJson.object().put("role", "assistant").put("content", "")));
  }

  private List<SseEvent> block(ObjectNode in) {
    JsonNode block = in.path("content_block");
    if (block.path("type").asText().endsWith("thinking")) {
      thinking = block.deepCopy();
      thought.setLength(0);
      return List.of();
    }
    if (!block.path("type").asText().equals("tool_use")) {
      String text = block.path("text").asText("");
      return text.isEmpty()
          ? List.of()
          : List.of(chunk(TranslationJson.object().put("content", text)));
    }
    int number = calls.size();
    calls.put(in.path("index").asInt(), number);
    ObjectNode call =
        TranslationJson.object().put("index", number).put("id", block.path("id").asText());
    call.put("type", "function")
        .putObject("function")
        .put("name", block.path("name").asText())
        .put("arguments", "");
    return List.of(calls(call));
  }

  private List<SseEvent> delta(ObjectNode in) {
    JsonNode delta = in.path("delta");
    return switch (delta.path("type").asText()) {
      case "text_delta" ->
          List.of(chunk(TranslationJson.object().put("content", delta.path("text").asText())));
      case "input_json_delta" -> {
        int number = calls.getOrDefault(in.path("index").asInt(), 0);
        ObjectNode call = TranslationJson.object().put("index", number);
        call.putObject("function").put("arguments", delta.path("partial_json").asText());
        yield List.of(calls(call));
      }
      case "thinking_delta" -> {
        String more = delta.path("thinking").asText();
        thought.append(more);
        yield more.isEmpty()
            ? List.of()
            : List.of(chunk(TranslationJson.object().put("reasoning_content", more)));
      }
      case "signature_delta" -> {
        thinking.set("signature", delta.path("signature"));
        yield List.of();
      }
      default -> List.of();
    };
  }

  /**
   * Returns a chunk that repeats a completed reasoning block as a whole, in the form in which
   * clients send it back.
   */
  private List<SseEvent> thought() {
    boolean whole = thinking.hasNonNull("signature") || thinking.has("data");
    if (!whole) {
      return List.of();
    }
    if (!thought.isEmpty()) {
      thinking.put("thinking", thought.toString());
    }
    ObjectNode delta = TranslationJson.object();
    delta.putArray("thinking_blocks").add(thinking);
    thinking = TranslationJson.object();
    return List.of(chunk(delta));
  }

  private SseEvent calls(ObjectNode call) {
    ObjectNode delta = TranslationJson.object();
    delta.putArray("tool_calls").add(call);
    return chunk(delta);
  }

  private SseEvent chunk(ObjectNode delta) {
    return event(delta, "");
  }

  private SseEvent event(ObjectNode delta, String finishReason) {
    ObjectNode out = head();
    ObjectNode choice = out.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    if (finishReason.isEmpty()) {
      choice.putNull("finish_reason");
    } else {
      choice.put("finish_reason", finishReason);
    }
    return TranslationJson.unnamed(TranslationJson.text(out));
  }

  private ObjectNode head() {
    return TranslationJson.object()
        .put("id", id)
        .put("object", "chat.completion.chunk")
        .put("created", created)
        .put("model", model);
  }

  /** Updates the running token counts; a count that a later event leaves out keeps its value. */
  private void count(JsonNode more) {
    for (var field : more.properties()) {
      if (field.getValue().asLong() >= usage.path(field.getKey()).asLong()) {
        usage.set(field.getKey(), field.getValue());
      }
    }
  }

  @Override
  public List<SseEvent> end() {
    if (over || finish.isEmpty()) {
      return List.of();
    }
    over = true;
    List<SseEvent> events = new ArrayList<>(3);
    events.add(event(TranslationJson.object(), finish(finish)));
    ObjectNode counted = head();
    counted.putArray("choices");
    counted.set("usage", usage(usage));
    events.add(TranslationJson.unnamed(TranslationJson.text(counted)));
    events.add(TranslationJson.unnamed("[DONE]"));
    return events;
  }

  static String finish(String stopReason) {
    return switch (stopReason) {
      case "max_tokens", "model_context_window_exceeded" -> "length";
      case "tool_use" -> "tool_calls";
      case "refusal" -> "content_filter";
      default -> "stop";
    };
  }

  static ObjectNode usage(JsonNode in) {
    long cached = in.path("cache_read_input_tokens").asLong();
    long written = in.path("cache_creation_input_tokens").asLong();
    long input = in.path("input_tokens").asLong() + cached + written;
    long output = in.path("output_tokens").asLong();
    ObjectNode counted =
        TranslationJson.object()
            .put("prompt_tokens", input)
            .put("completion_tokens", output)
            .put("total_tokens", input + output);
    ObjectNode details = counted.putObject("prompt_tokens_details").put("cached_tokens", cached);
    if (written > 0) {
      details.put("cache_write_tokens", written);
    }
    // Of no meaning to an OpenAI client, which reads past them; the accounts need them.
    TranslationJson.copy(in, counted, List.of("cache_creation", "server_tool_use", "service_tier"));
    return counted;
  }
}
