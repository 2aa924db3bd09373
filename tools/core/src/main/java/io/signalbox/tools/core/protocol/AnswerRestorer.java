package io.signalbox.tools.core.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.StreamRestorer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces redaction placeholders in an answer by the original values. In a text that is JSON
 * itself, such as a tool's arguments, a value is escaped once more. One instance for each answer;
 * not thread-safe.
 */
public final class AnswerRestorer {
  private static final JsonMapper JSON = new JsonMapper(PooledJson.json());

  private final CallRedaction redaction;
  private final Map<String, StreamRestorer> streams = new LinkedHashMap<>();

  /** Latest event with held-back text, by the text that it belongs to. */
  private final Map<String, SseEvent> latestOf = new HashMap<>();

  /**
   * Number of extra events inserted into an OpenAI Responses stream, by which later sequence
   * numbers are shifted.
   */
  private int inserted;

  public AnswerRestorer(CallRedaction redaction) {
    this.redaction = redaction;
  }

  /**
   * Restores the values in a whole answer; an answer without placeholders, or that is not JSON, is
   * returned unchanged.
   */
  public byte[] restore(byte[] answer) {
    if (!mayHavePlaceholders(answer)) {
      return answer;
    }
    try {
      JsonNode root = JSON.readTree(answer);
      walk(root, "", (path, text) -> redaction.restore(text));
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      return answer;
    }
  }

  /** Returns whether the answer may contain a placeholder, plain or escaped. */
  private static boolean mayHavePlaceholders(byte[] answer) {
    for (int i = 0; i + 1 < answer.length; i++) {
      boolean bracket = answer[i] == '[' && answer[i + 1] >= 'A' && answer[i + 1] <= 'Z';
      if (bracket || (answer[i] == '\\' && answer[i + 1] == 'u')) {
        return true;
      }
    }
    return false;
  }

  /**
   * Restores the values in the next event of a stream. Returns an extra event before it when an
   * earlier text ended in a possible start of a placeholder.
   */
  public List<SseEvent> restored(SseEvent event) {
    Optional<String> data = event.data().filter(text -> text.startsWith("{"));
    if (data.isEmpty()) {
      return List.of(event);
    }
    try {
      JsonNode root = JSON.readTree(data.get());
      List<SseEvent> events = new ArrayList<>(1);
      boolean isWhole = isWhole(root);
      if (isWhole || endsText(root)) {
        events.addAll(rest(root));
      }
      renumber(root, inserted);
      List<String> waiting = new ArrayList<>(0);
      walk(
          root,
          place(root),
          (path, text) -> isWhole ? redaction.restore(text) : piece(path, text, waiting));
      SseEvent restored = event.withData(JSON.writeValueAsString(root));
      waiting.forEach(path -> latestOf.put(path, restored));
      events.add(restored);
      return events;
    } catch (JsonProcessingException e) {
      return List.of(event);
    }
  }

  /**
   * Returns the key of the text stream that an event belongs to, from its block, choice or item
   * number.
   */
  private static String place(JsonNode root) {
    return root.has("output_index")
        ? root.path("type").asText() + root.path("output_index") + "." + root.path("content_index")
        : root.path("index").asText("");
  }

  /** Returns whether an event of OpenAI's Responses repeats a complete text rather than a delta. */
  private static boolean isWhole(JsonNode root) {
    String type = root.path("type").asText("");
    return type.startsWith("response.") && !type.endsWith(".delta");
  }

  private static void renumber(JsonNode root, int by) {
    if (by > 0 && root.has("sequence_number")) {
      ((ObjectNode) root).put("sequence_number", root.path("sequence_number").asInt() + by);
    }
  }

  private static boolean endsText(JsonNode root) {
    boolean finished = root.path("choices").path(0).path("finish_reason").isTextual();
    return finished || root.path("type").asText().equals("content_block_stop");
  }

  /**
   * Returns events that send the held-back end of each text stream, modelled on the latest event of
   * that stream.
   */
  private List<SseEvent> rest(JsonNode before) throws JsonProcessingException {
    List<SseEvent> events = new ArrayList<>(0);
    for (Map.Entry<String, StreamRestorer> stream : streams.entrySet()) {
      SseEvent latest = latestOf.get(stream.getKey());
      if (stream.getValue().waits() && latest != null) {
        JsonNode again = JSON.readTree(latest.data().orElse("{}"));
        walk(
            again,
            place(again),
            (path, text) -> path.equals(stream.getKey()) ? stream.getValue().rest() : "");
        if (again.has("sequence_number")) {
          int number = before.path("sequence_number").asInt();
          ((ObjectNode) again).put("sequence_number", number + inserted++);
        }
        events.add(latest.withData(JSON.writeValueAsString(again)));
      }
    }
    return events;
  }

  private String piece(String path, String text, List<String> waiting) {
    StreamRestorer stream = streams.computeIfAbsent(path, absent -> new StreamRestorer(redaction));
    String shown = stream.next(text);
    if (stream.waits()) {
      waiting.add(path);
    }
    return shown;
  }

  private interface TextChange {
    String apply(String path, String text);
  }

  private static void walk(JsonNode node, String path, TextChange change) {
    if (node instanceof ObjectNode object) {
      String here = path + "/" + object.path("index").asText("");
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        if (field.getValue().isTextual() && !isFixed(field.getKey())) {
          String name = field.getKey();
          String text = field.getValue().textValue();
          field.setValue(object.textNode(change.apply(here + "." + name, text)));
        } else {
          walk(field.getValue(), here + "." + field.getKey(), change);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        walk(array.get(i), path, change);
      }
    }
  }

  /** Returns whether a field holds an identifier or a signed thought, which must not be changed. */
  private static boolean isFixed(String name) {
    return switch (name) {
      case "thinking", "signature", "encrypted_content", "item_id", "call_id", "obfuscation" ->
          true;
      case "id", "object", "model", "role", "type", "finish_reason", "stop_reason" -> true;
      default -> false;
    };
  }
}
