package io.signalbox.tools.core.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.MalformedBody;
import io.signalbox.tools.core.protocol.PooledJson;
import io.signalbox.tools.core.protocol.SseEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reading and writing of what is translated, and the sentence for what cannot be. */
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
   * Reads an object.
   *
   * @throws MalformedBody when it is none, with a sentence that calls it {@code what}
   */
  public static ObjectNode read(byte[] bytes, String what) {
    try {
      if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new MalformedBody("The " + what + " is not JSON.");
    }
    throw new MalformedBody("The " + what + " is not a JSON object.");
  }

  /** Returns the event's data if it is an object. */
  public static Optional<ObjectNode> data(SseEvent event) {
    return event
        .data()
        .filter(data -> data.startsWith("{"))
        .map(data -> read(data.getBytes(UTF_8), "event"));
  }

  /** A tool's arguments as an object; models write nothing at all where there are none. */
  static ObjectNode arguments(String text) {
    return text.isBlank() ? object() : read(text.getBytes(UTF_8), "argument text of a tool call");
  }

  /**
   * The same of an answer: what a model wrote is no fault of the call, and may have been cut off.
   */
  static ObjectNode argumentsSaid(String text) {
    try {
      return arguments(text);
    } catch (MalformedBody e) {
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

  static SseEvent unnamed(String data) {
    return new SseEvent(("data: " + data + "\n\n").getBytes(UTF_8));
  }

  static MalformedBody untranslatable(String what) {
    return new MalformedBody(
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

  /**
   * Tokens that a prompt has at least, most likely: for a client that wants to see some at once.
   */
  public static long promptTokens(byte[] request) {
    return Math.min(request.length, 1 << 20) / 8 + 1L;
  }

  /** Copies the fields that both protocols name alike. */
  public static void copy(JsonNode from, ObjectNode to, List<String> names) {
    names.stream().filter(from::hasNonNull).forEach(name -> to.set(name, from.get(name)));
  }
}
