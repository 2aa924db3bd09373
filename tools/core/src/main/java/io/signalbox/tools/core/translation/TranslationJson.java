package io.signalbox.tools.core.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.PooledJson;
import io.signalbox.tools.core.protocol.SseEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * JSON helpers of the translations: parsing, building, copying of fields, and errors for
 * unsupported ones.
 */
public final class TranslationJson {
  private static final JsonMapper MAPPER = new JsonMapper(PooledJson.json());

  private TranslationJson() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /**
   * Parses a JSON object.
   *
   * @throws MalformedBodyException when it is none, with a sentence that calls it {@code what}
   */
  public static ObjectNode read(byte[] bytes, String what) {
    try {
      if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new MalformedBodyException("The " + what + " is not JSON.");
    }
    throw new MalformedBodyException("The " + what + " is not a JSON object.");
  }

  /** Returns the event's data if it is a JSON object. */
  public static Optional<ObjectNode> data(SseEvent event) {
    return event
        .data()
        .filter(data -> data.startsWith("{"))
        .map(data -> read(data.getBytes(UTF_8), "event"));
  }

  /**
   * Parses the arguments of a tool call; blank text, which models write for no arguments, gives an
   * empty object.
   */
  static ObjectNode arguments(String text) {
    return text.isBlank() ? object() : read(text.getBytes(UTF_8), "argument text of a tool call");
  }

  /**
   * Parses the arguments in an answer; text that is not JSON is wrapped in {@code INVALID_JSON},
   * since the answer may have been cut off.
   */
  static ObjectNode argumentsSaid(String text) {
    try {
      return arguments(text);
    } catch (MalformedBodyException e) {
      return object().put("INVALID_JSON", text);
    }
  }

  public static byte[] bytes(JsonNode node) {
    return text(node).getBytes(UTF_8);
  }

  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  public static SseEvent named(String name, ObjectNode data) {
    return new SseEvent(("event: " + name + "\ndata: " + text(data) + "\n\n").getBytes(UTF_8));
  }

  /**
   * Returns Anthropic's event that begins a content block.
   *
   * @param index of the block in the answer, from 0
   */
  public static SseEvent blockStart(int index, ObjectNode block) {
    ObjectNode start = object().put("type", "content_block_start").put("index", index);
    start.set("content_block", block);
    return named("content_block_start", start);
  }

  static SseEvent unnamed(String data) {
    return new SseEvent(("data: " + data + "\n\n").getBytes(UTF_8));
  }

  static MalformedBodyException untranslatable(String what) {
    return new MalformedBodyException(
        "This route's provider speaks another protocol, in which "
            + what
            + " cannot be said; leave it out or take another route.");
  }

  /** Refuses an object with an untranslated field. */
  static void onlyKnown(JsonNode object, Set<String> known, String where) {
    for (String name : (Iterable<String>) object::fieldNames) {
      if (!known.contains(name) && !object.get(name).isNull()) {
        throw untranslatable("'" + brief(name) + "'" + where);
      }
    }
  }

  private static String brief(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }

  /** Returns a low estimate of a prompt's tokens, for clients that expect a number at once. */
  public static long promptTokens(byte[] request) {
    return Math.min(request.length, 1 << 20) / 8 + 1L;
  }

  /** Copies fields that have the same name in both protocols. */
  public static void copy(JsonNode from, ObjectNode to, List<String> names) {
    names.stream().filter(from::hasNonNull).forEach(name -> to.set(name, from.get(name)));
  }
}
