package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Assembles tool calls that arrive in pieces of an OpenAI chat stream. A new id starts a new call,
 * whatever index the provider gives it; without an index a piece belongs to the latest call. One
 * instance for each answer.
 */
final class StreamedToolCalls {
  private final List<StreamedCall> calls = new ArrayList<>(2);
  private final Map<Integer, Integer> latestOf = new HashMap<>();

  /** Tool call whose arguments are still arriving. */
  static final class StreamedCall {
    final String id;
    final String name;

    /** Arguments received so far. */
    final StringBuilder arguments = new StringBuilder();

    /** Number of characters of the arguments already passed on. */
    int shown;

    private StreamedCall(String id, String name) {
      this.id = id;
      this.name = name;
    }

    /** Returns the arguments not yet passed on and marks them as passed on. */
    String rest() {
      String rest = arguments.substring(shown);
      shown = arguments.length();
      return rest;
    }
  }

  /** Adds a piece and returns the tool call that it belongs to. */
  StreamedCall take(JsonNode piece) {
    String id = piece.path("id").asText("");
    int number = piece.has("index") ? piece.get("index").asInt() : -1;
    int known = number < 0 ? calls.size() - 1 : latestOf.getOrDefault(number, -1);
    boolean same = known >= 0 && (id.isEmpty() || calls.get(known).id.equals(id));
    int place = same ? known : calls.size();
    if (!same) {
      String name = piece.path("function").path("name").asText("");
      calls.add(new StreamedCall(id.isEmpty() ? "call_" + place : id, name));
    }
    latestOf.put(number, place);
    StreamedCall call = calls.get(place);
    JsonNode arguments = piece.path("function").path("arguments");
    call.arguments.append(
        arguments.isObject() ? TranslationJson.text(arguments) : arguments.asText(""));
    return call;
  }

  List<StreamedCall> all() {
    return calls;
  }
}
