package io.signalbox.ingestion.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lenient access to fields of JSON objects; a field of the wrong type counts as missing. */
public final class JsonFields {
  private JsonFields() {}

  /**
   * Returns the text or number under this path, trimmed; empty when missing, blank or of another
   * type.
   */
  public static Optional<String> find(JsonNode node, String... path) {
    JsonNode at = node;
    for (String name : path) {
      at = at.path(name);
    }
    return at.isTextual() || at.isNumber()
        ? Optional.of(at.asText().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** Returns the text or number under this path, or the empty string. */
  public static String text(JsonNode node, String... path) {
    return find(node, path).orElse("");
  }

  /** Returns the value of the first of these fields that is present. */
  public static Optional<String> any(JsonNode node, String... names) {
    for (String name : names) {
      Optional<String> found = find(node, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns the elements of an array; none for any other node. */
  public static List<JsonNode> list(JsonNode node) {
    List<JsonNode> members = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(members::add);
    }
    return members;
  }

  /** Returns the strings in an array, and the {@code name} of each object in it. */
  public static List<String> names(JsonNode array) {
    return list(array).stream()
        .map(
            member ->
                member.isObject()
                    ? text(member, "name")
                    : member.isTextual() ? member.asText().strip() : "")
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
