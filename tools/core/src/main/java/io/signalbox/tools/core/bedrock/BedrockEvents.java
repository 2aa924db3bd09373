package io.signalbox.tools.core.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.protocol.UnsignedThoughtMarker;
import io.signalbox.tools.core.translation.EventTranslation;
import io.signalbox.tools.core.translation.TranslationJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Translates the events of a Converse stream to Anthropic's events. Text and reasoning blocks have
 * no start event in Converse, some models send no end of a block, and the token counts come after
 * the stop reason. One instance for each answer.
 */
final class BedrockEvents implements EventTranslation {
  private final ObjectNode message;
  private final long promptTokens;

  /**
   * Index of the open content block in Bedrock's numbering, and its kind; -1 when no block is open.
   */
  private int open = -1;

  private String kind = "";
  private boolean signed;
  private int blocks;
  private boolean begun;
  private String stop = "";
  private Optional<ObjectNode> usage = Optional.empty();
  private boolean over;

  /**
   * @param message without content
   * @param promptTokens shown until the provider has counted
   */
  BedrockEvents(ObjectNode message, long promptTokens) {
    this.message = message;
    this.promptTokens = promptTokens;
  }

  @Override
  public List<SseEvent> next(SseEvent event) {
    Optional<ObjectNode> data = TranslationJson.data(event);
    List<SseEvent> out = new ArrayList<>(3);
    if (over || data.isEmpty()) {
      return out;
    }
    for (Map.Entry<String, JsonNode> each : data.get().properties()) {
      next(each.getKey(), each.getValue(), out);
    }
    return out;
  }

  private void next(String name, JsonNode in, List<SseEvent> out) {
    switch (name) {
      case "messageStart" -> begin(out);
      case "contentBlockStart" -> start(in, out);
      case "contentBlockDelta" -> delta(in, out);
      case "contentBlockStop" -> close(out);
      case "messageStop" -> {
        close(out);
        stop = BedrockAnswer.stop(in.path("stopReason").asText());
      }
      case "metadata" -> {
        usage = Optional.of(BedrockAnswer.usage(in));
        out.addAll(end());
      }
      default -> {
        if (name.endsWith("Exception")) {
          out.add(error(name, in));
        }
      }
    }
  }

  private static SseEvent error(String name, JsonNode in) {
    int status =
        switch (name) {
          case "throttlingException" -> 429;
          case "validationException" -> 400;
          case "serviceUnavailableException" -> 503;
          default -> 500;
        };
    String sentence = in.path("message").asText(name);
    return new SseEvent(ErrorBody.event(ApiProtocol.ANTHROPIC_MESSAGES, status, name, sentence));
  }

  private void begin(List<SseEvent> out) {
    if (begun) {
      return;
    }
    begun = true;
    ObjectNode start = TranslationJson.object().put("type", "message_start");
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    message
        .putObject("usage")
        .put("input_tokens", promptTokens)
        .put("output_tokens", 0)
        .put(AnswerReader.ESTIMATE, promptTokens);
    start.set("message", message);
    out.add(TranslationJson.named("message_start", start));
  }

  private void start(JsonNode in, List<SseEvent> out) {
    JsonNode use = in.path("start").path("toolUse");
    if (use.isObject()) {
      ObjectNode block = TranslationJson.object().put("type", "tool_use");
      block.set("id", use.path("toolUseId"));
      block.set("name", use.path("name"));
      block.putObject("input");
      open(in.path("contentBlockIndex").asInt(), block, true, out);
    }
  }

  private void delta(JsonNode in, List<SseEvent> out) {
    int index = in.path("contentBlockIndex").asInt();
    JsonNode delta = in.path("delta");
    JsonNode thought = delta.path("reasoningContent");
    if (delta.has("text")) {
      text(index, "text", delta.get("text").asText(), out);
    } else if (delta.has("toolUse")) {
      String input = delta.get("toolUse").path("input").asText("");
      if (!input.isEmpty() && kind.equals("tool_use")) {
        piece("input_json_delta", "partial_json", input, out);
      }
    } else if (thought.has("text")) {
      text(index, "thinking", thought.get("text").asText(), out);
    } else if (thought.has("signature")) {
      open(index, block("thinking"), false, out);
      piece("signature_delta", "signature", thought.get("signature").asText(), out);
      signed = true;
    } else if (thought.has("redactedContent")) {
      ObjectNode block = TranslationJson.object().put("type", "redacted_thinking");
      block.set("data", thought.get("redactedContent"));
      open(index, block, true, out);
    }
  }

  private void text(int index, String type, String text, List<SseEvent> out) {
    if (!text.isEmpty()) {
      open(index, block(type), false, out);
      piece(type + "_delta", type, text, out);
    }
  }

  private static ObjectNode block(String type) {
    ObjectNode block = TranslationJson.object().put("type", type).put(type, "");
    return type.equals("thinking") ? block.put("signature", "") : block;
  }

  private void open(int index, ObjectNode block, boolean fresh, List<SseEvent> out) {
    String type = block.path("type").asText();
    if (!fresh && open == index && kind.equals(type)) {
      return;
    }
    begin(out);
    close(out);
    open = index;
    kind = type;
    signed = false;
    out.add(TranslationJson.blockStart(blocks, block));
  }

  private void piece(String type, String field, String text, List<SseEvent> out) {
    ObjectNode data =
        TranslationJson.object().put("type", "content_block_delta").put("index", blocks);
    data.putObject("delta").put("type", type).put(field, text);
    out.add(TranslationJson.named("content_block_delta", data));
  }

  private void close(List<SseEvent> out) {
    if (open < 0) {
      return;
    }
    if (kind.equals("thinking") && !signed) {
      piece("signature_delta", "signature", UnsignedThoughtMarker.UNSIGNED, out);
    }
    ObjectNode end =
        TranslationJson.object().put("type", "content_block_stop").put("index", blocks);
    out.add(TranslationJson.named("content_block_stop", end));
    blocks++;
    open = -1;
    kind = "";
  }

  @Override
  public List<SseEvent> end() {
    List<SseEvent> out = new ArrayList<>(3);
    if (over || stop.isEmpty()) {
      return out;
    }
    over = true;
    begin(out);
    ObjectNode data = TranslationJson.object().put("type", "message_delta");
    data.putObject("delta").put("stop_reason", stop).putNull("stop_sequence");
    data.set("usage", usage.orElseGet(() -> data.objectNode().put("output_tokens", 0)));
    out.add(TranslationJson.named("message_delta", data));
    ObjectNode last = TranslationJson.object().put("type", "message_stop");
    out.add(TranslationJson.named("message_stop", last));
    return out;
  }
}
