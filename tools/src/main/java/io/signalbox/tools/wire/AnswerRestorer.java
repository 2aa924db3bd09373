package io.signalbox.tools.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.redaction.Redaction;
import io.signalbox.tools.redaction.StreamRestorer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Puts values back into an answer. A tool's arguments are JSON inside a text, so a value is escaped
 * once more there. One for each answer; not for use from several threads at once.
 */
public final class AnswerRestorer {
  private static final JsonMapper JSON = new JsonMapper(SharedBuffers.json());

  private final Redaction redaction;
  private final Map<String, StreamRestorer> streams = new HashMap<>();
  private Optional<SseEvent> latest = Optional.empty();

  public AnswerRestorer(Redaction redaction) {
    this.redaction = redaction;
  }

  /** A whole answer; one without placeholders, and what is no JSON, stays as it is. */
  public byte[] restore(byte[] answer) {
    if (!mayHavePlaceholders(answer)) {
      return answer;
    }
    try {
      JsonNode root = JSON.readTree(answer);
      walk(root, "", (path, name, text) -> redaction.restore(text, written(name)));
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      return answer;
    }
  }

  /** Whether a bracket and a capital are in it, or an escape that may be a bracket. */
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
   * The next event of a streamed answer, with one before it where a text ended in what might have
   * been the beginning of a placeholder.
   */
  public List<SseEvent> restored(SseEvent event) {
    Optional<String> data = event.data().filter(text -> text.startsWith("{"));
    if (data.isEmpty()) {
      return List.of(event);
    }
    try {
      JsonNode root = JSON.readTree(data.get());
      List<SseEvent> events = new ArrayList<>(1);
      if (endsText(root)) {
        rest().ifPresent(events::add);
      }
      // A block of Anthropic's has its number beside the delta, a choice of OpenAI's inside.
      walk(root, root.path("index").asText(""), this::piece);
      latest = Optional.of(event.withData(JSON.writeValueAsString(root)));
      events.add(latest.get());
      return events;
    } catch (JsonProcessingException e) {
      return List.of(event);
    }
  }

  private static boolean endsText(JsonNode root) {
    boolean finished = root.path("choices").path(0).path("finish_reason").isTextual();
    return finished || root.path("type").asText().equals("content_block_stop");
  }

  /** The latest event once more, with what waits in place of its texts. */
  private Optional<SseEvent> rest() throws JsonProcessingException {
    boolean any = streams.values().stream().anyMatch(StreamRestorer::waits);
    if (!any || latest.isEmpty()) {
      return Optional.empty();
    }
    JsonNode again = JSON.readTree(latest.get().data().orElse("{}"));
    walk(
        again,
        again.path("index").asText(""),
        (path, name, text) -> streams.containsKey(path) ? streams.get(path).rest() : "");
    return Optional.of(latest.get().withData(JSON.writeValueAsString(again)));
  }

  private String piece(String path, String name, String text) {
    return streams
        .computeIfAbsent(path, absent -> new StreamRestorer(redaction, written(name)))
        .next(text);
  }

  private interface Change {
    String apply(String path, String name, String text);
  }

  private static UnaryOperator<String> written(String name) {
    boolean json = name.equals("arguments") || name.equals("partial_json");
    return json
        ? value -> new String(JsonStringEncoder.getInstance().quoteAsString(value))
        : UnaryOperator.identity();
  }

  private static void walk(JsonNode node, String path, Change change) {
    if (node instanceof ObjectNode object) {
      String here = path + "/" + object.path("index").asText("");
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        if (field.getValue().isTextual() && !isFixed(field.getKey())) {
          String name = field.getKey();
          String text = field.getValue().textValue();
          field.setValue(object.textNode(change.apply(here + "." + name, name, text)));
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

  /** Fields whose texts are names, never a model's words. */
  private static boolean isFixed(String name) {
    return switch (name) {
      case "id", "object", "model", "role", "type", "finish_reason", "stop_reason" -> true;
      default -> false;
    };
  }
}
