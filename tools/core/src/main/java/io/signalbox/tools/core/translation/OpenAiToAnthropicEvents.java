package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.protocol.UnsignedThoughtMarker;
import io.signalbox.tools.core.translation.StreamedToolCalls.StreamedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates OpenAI chat completion chunks to Anthropic's events, in which one content block is
 * open at a time. A tool call that begins while another is open waits for its end.
 */
final class OpenAiToAnthropicEvents implements EventTranslation {
  private final StreamedToolCalls calls = new StreamedToolCalls();
  private ObjectNode usage;
  private boolean counted;

  /** The open block: "text", "thinking", or a call's id. */
  private String open = "";

  private int blocks;
  private int callsShown;

  /** Text that arrived while a tool call was open. */
  private final StringBuilder late = new StringBuilder();

  private boolean signed;
  private String finish = "";
  private boolean refused;
  private boolean begun;
  private boolean over;

  /**
   * Creates a translation that reports an estimate until the provider has counted the prompt's
   * tokens.
   *
   * @param promptTokens shown until the provider has counted
   */
  OpenAiToAnthropicEvents(long promptTokens) {
    this.usage =
        usage(TranslationJson.object().put("prompt_tokens", promptTokens))
            .put(AnswerReader.ESTIMATE, promptTokens);
  }

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
    if (in.hasNonNull("error")) {
      String sentence = in.path("error").path("message").asText("The provider broke off.");
      return List.of(
          new SseEvent(
              ErrorBody.event(ApiProtocol.ANTHROPIC_MESSAGES, 502, "provider_error", sentence)));
    }
    List<SseEvent> out = new ArrayList<>(3);
    begin(in, out);
    if (in.path("usage").isObject()) {
      usage = usage(in.get("usage"));
      counted = true;
    }
    JsonNode choice = in.path("choices").path(0);
    JsonNode delta = choice.path("delta");
    think(delta, out);
    text(delta.path("content").asText(""), out);
    refused |= !delta.path("refusal").asText("").isEmpty();
    text(delta.path("refusal").asText(""), out);
    delta.path("tool_calls").forEach(call -> call(calls.take(call), out));
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

  private void think(JsonNode delta, List<SseEvent> out) {
    String thought = ThinkingBlocks.thought(delta);
    if (!thought.isEmpty()) {
      open("thinking", thinking(), out);
      delta(TranslationJson.object().put("type", "thinking_delta").put("thinking", thought), out);
    }
    for (JsonNode block : delta.path("thinking_blocks")) {
      if (block.path("type").asText().equals("redacted_thinking")) {
        open("redacted", (ObjectNode) block, out);
        close(out);
      } else {
        open("thinking", thinking(), out);
        sign(block.path("signature").asText(), out);
        close(out);
      }
    }
  }

  private static ObjectNode thinking() {
    return TranslationJson.object()
        .put("type", "thinking")
        .put("thinking", "")
        .put("signature", "");
  }

  private void sign(String signature, List<SseEvent> out) {
    delta(TranslationJson.object().put("type", "signature_delta").put("signature", signature), out);
    signed = true;
  }

  private void text(String text, List<SseEvent> out) {
    if (isCallOpen()) {
      late.append(text);
    } else if (!text.isEmpty()) {
      open("text", TranslationJson.object().put("type", "text").put("text", ""), out);
      delta(TranslationJson.object().put("type", "text_delta").put("text", text), out);
    }
  }

  private void call(StreamedCall call, List<SseEvent> out) {
    if (isCallOpen()) {
      if (open.equals(call.id)) {
        arguments(call, out);
      }
    } else if (calls.all().indexOf(call) == callsShown) {
      show(call, out);
    }
  }

  private boolean isCallOpen() {
    return callsShown > 0 && open.equals(calls.all().get(callsShown - 1).id);
  }

  private void show(StreamedCall call, List<SseEvent> out) {
    ObjectNode block = TranslationJson.object().put("type", "tool_use").put("id", call.id);
    block.put("name", call.name).putObject("input");
    callsShown++;
    open(call.id, block, out);
    arguments(call, out);
  }

  private void arguments(StreamedCall call, List<SseEvent> out) {
    String rest = call.rest();
    if (!rest.isEmpty()) {
      delta(
          TranslationJson.object().put("type", "input_json_delta").put("partial_json", rest), out);
    }
  }

  private void open(String what, ObjectNode block, List<SseEvent> out) {
    if (open.equals(what)) {
      return;
    }
    close(out);
    open = what;
    signed = false;
    out.add(TranslationJson.blockStart(blocks, block));
  }

  private void delta(ObjectNode delta, List<SseEvent> out) {
    ObjectNode data =
        TranslationJson.object().put("type", "content_block_delta").put("index", blocks);
    data.set("delta", delta);
    out.add(TranslationJson.named("content_block_delta", data));
  }

  private void close(List<SseEvent> out) {
    if (open.isEmpty()) {
      return;
    }
    if (open.equals("thinking") && !signed) {
      sign(UnsignedThoughtMarker.UNSIGNED, out);
    }
    ObjectNode stop =
        TranslationJson.object().put("type", "content_block_stop").put("index", blocks);
    out.add(TranslationJson.named("content_block_stop", stop));
    blocks++;
    open = "";
  }

  @Override
  public List<SseEvent> end() {
    if (over || finish.isEmpty()) {
      return List.of();
    }
    over = true;
    List<SseEvent> out = new ArrayList<>(3);
    while (callsShown < calls.all().size()) {
      show(calls.all().get(callsShown), out);
    }
    close(out);
    if (!late.toString().isBlank()) {
      text(late.toString(), out);
      close(out);
    }
    ObjectNode data = TranslationJson.object().put("type", "message_delta");
    data.putObject("delta")
        .put("stop_reason", refused ? "refusal" : stop(finish, callsShown > 0))
        .putNull("stop_sequence");
    data.set("usage", counted ? usage : uncounted());
    out.add(TranslationJson.named("message_delta", data));
    out.add(
        TranslationJson.named(
            "message_stop", TranslationJson.object().put("type", "message_stop")));
    return out;
  }

  /** Returns a usage of zero that cannot be taken for the provider's count. */
  private static ObjectNode uncounted() {
    return TranslationJson.object().put("output_tokens", 0);
  }

  static String stop(String finishReason, boolean calls) {
    return switch (finishReason) {
      case "length" -> "max_tokens";
      case "content_filter" -> "refusal";
      case "tool_calls", "function_call" -> "tool_use";
      default -> calls ? "tool_use" : "end_turn";
    };
  }

  static ObjectNode usage(JsonNode in) {
    JsonNode details = in.path("prompt_tokens_details");
    long cached = details.path("cached_tokens").asLong();
    long written = details.path("cache_write_tokens").asLong();
    return TranslationJson.object()
        .put("input_tokens", Math.max(0, in.path("prompt_tokens").asLong() - cached - written))
        .put("cache_creation_input_tokens", written)
        .put("cache_read_input_tokens", cached)
        .put("output_tokens", in.path("completion_tokens").asLong());
  }
}
