package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.ProtocolShape;
import io.signalbox.tools.core.protocol.SseEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chunks of OpenAI's as Anthropic's events: a message with blocks that are opened and closed. */
final class OpenAiToAnthropicEvents implements EventTranslation {
  private static final int TEXT = -1;

  /** The block of each tool call, by the number the provider gives the call; of the text too. */
  private final Map<Integer, Integer> blocks = new HashMap<>();

  private Optional<Integer> open = Optional.empty();
  private ObjectNode usage = usage(TranslationJson.object());
  private String finish = "";
  private boolean refused;
  private boolean begun;
  private boolean over;

  @Override
  public List<SseEvent> next(SseEvent event) {
    if (event.isLast()) {
      return end();
    }
    Optional<ObjectNode> data = TranslationJson.data(event);
    if (data.isEmpty()) {
      return List.of();
    }
    ObjectNode in = data.get();
    if (in.has("error")) {
      String sentence = in.path("error").path("message").asText("The provider broke off.");
      return List.of(
          new SseEvent(
              ErrorBody.event(ProtocolShape.ANTHROPIC_MESSAGES, 502, "provider_error", sentence)));
    }
    List<SseEvent> out = new ArrayList<>(3);
    begin(in, out);
    if (in.path("usage").isObject()) {
      usage = usage(in.get("usage"));
    }
    JsonNode choice = in.path("choices").path(0);
    JsonNode delta = choice.path("delta");
    text(delta.path("content").asText(""), delta.hasNonNull("content"), out);
    refused |= delta.hasNonNull("refusal");
    text(delta.path("refusal").asText(""), delta.hasNonNull("refusal"), out);
    delta.path("tool_calls").forEach(call -> call(call, out));
    if (choice.hasNonNull("finish_reason")) {
      finish = choice.get("finish_reason").asText();
    }
    return out;
  }

  private void begin(ObjectNode in, List<SseEvent> out) {
    if (begun) {
      return;
    }
    begun = true;
    ObjectNode start = TranslationJson.object().put("type", "message_start");
    ObjectNode message = start.putObject("message").put("id", in.path("id").asText("msg"));
    message.put("type", "message").put("role", "assistant").put("model", in.path("model").asText());
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence").set("usage", usage);
    out.add(TranslationJson.named("message_start", start));
  }

  private void text(String text, boolean any, List<SseEvent> out) {
    if (!any || text.isEmpty()) {
      return;
    }
    if (open.isEmpty() || !open.equals(Optional.ofNullable(blocks.get(TEXT)))) {
      opened(TEXT, TranslationJson.object().put("type", "text").put("text", ""), out);
    }
    delta(TEXT, TranslationJson.object().put("type", "text_delta").put("text", text), out);
  }

  private void call(JsonNode call, List<SseEvent> out) {
    int number = call.path("index").asInt();
    JsonNode function = call.path("function");
    if (!blocks.containsKey(number)) {
      ObjectNode block =
          TranslationJson.object().put("type", "tool_use").put("id", call.path("id").asText());
      block.put("name", function.path("name").asText()).putObject("input");
      opened(number, block, out);
    }
    String arguments = function.path("arguments").asText("");
    if (!arguments.isEmpty()) {
      delta(
          number,
          TranslationJson.object().put("type", "input_json_delta").put("partial_json", arguments),
          out);
    }
  }

  private void opened(int what, ObjectNode block, List<SseEvent> out) {
    closed(out);
    int index = blocks.values().stream().mapToInt(each -> each + 1).max().orElse(0);
    blocks.put(what, index);
    open = Optional.of(index);
    ObjectNode start =
        TranslationJson.object().put("type", "content_block_start").put("index", index);
    start.set("content_block", block);
    out.add(TranslationJson.named("content_block_start", start));
  }

  private void delta(int what, ObjectNode delta, List<SseEvent> out) {
    ObjectNode data =
        TranslationJson.object()
            .put("type", "content_block_delta")
            .put("index", blocks.getOrDefault(what, 0));
    data.set("delta", delta);
    out.add(TranslationJson.named("content_block_delta", data));
  }

  private void closed(List<SseEvent> out) {
    open.ifPresent(
        index ->
            out.add(
                TranslationJson.named(
                    "content_block_stop",
                    TranslationJson.object()
                        .put("type", "content_block_stop")
                        .put("index", index))));
    open = Optional.empty();
  }

  @Override
  public List<SseEvent> end() {
    if (over || finish.isEmpty()) {
      return List.of();
    }
    over = true;
    List<SseEvent> out = new ArrayList<>(3);
    closed(out);
    ObjectNode data = TranslationJson.object().put("type", "message_delta");
    data.putObject("delta")
        .put("stop_reason", refused ? "refusal" : stop(finish))
        .putNull("stop_sequence");
    data.set("usage", usage);
    out.add(TranslationJson.named("message_delta", data));
    out.add(
        TranslationJson.named(
            "message_stop", TranslationJson.object().put("type", "message_stop")));
    return out;
  }

  static String stop(String finishReason) {
    return switch (finishReason) {
      case "length" -> "max_tokens";
      case "tool_calls", "function_call" -> "tool_use";
      case "content_filter" -> "refusal";
      default -> "end_turn";
    };
  }

  static ObjectNode usage(JsonNode in) {
    long cached = in.path("prompt_tokens_details").path("cached_tokens").asLong();
    return TranslationJson.object()
        .put("input_tokens", Math.max(0, in.path("prompt_tokens").asLong() - cached))
        .put("cache_creation_input_tokens", 0)
        .put("cache_read_input_tokens", cached)
        .put("output_tokens", in.path("completion_tokens").asLong());
  }
}
