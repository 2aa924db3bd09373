package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tool calls as they arrive in pieces of OpenAI's chat. A new id is a new call, whatever number the
 * provider gives it; without a number a piece belongs to the latest call. For one answer.
 */
final class StreamedCalls {
  private final List<StreamedCall> calls = new ArrayList<>(2);
  private final Map<Integer, Integer> latestOf = new HashMap<>();

  /** Call whose arguments are not complete yet. */
  static final class StreamedCall {
    final String id;
    final String name;

    /** Everything so far. */
    final StringBuilder arguments = new StringBuilder();

    /** The length that has gone on. */
    int shown;

    private StreamedCall(String id, String name) {
      this.id = id;
      this.name = name;
    }

    /** Returns what has not gone on yet, which goes on now. */
    String rest() {
      String rest = arguments.substring(shown);
      shown = arguments.length();
      return rest;
    }
  }

  /** Takes a piece and returns the call that it belongs to. */
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
