package io.signalbox.ingestion.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks into objects that may lack anything or hold it in the wrong type; both count as not there.
 */
public final class JsonFields {
  private JsonFields() {}

  /**
   * The text or number under this path, trimmed; empty when missing, null, blank or neither text
   * nor number.
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

  /** {@link #find}, with the empty string for nothing. */
  public static String text(JsonNode node, String... path) {
    return find(node, path).orElse("");
  }

  /** The first of these fields that is there. */
  public static Optional<String> any(JsonNode node, String... names) {
    for (String name : names) {
      Optional<String> found = find(node, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The members of an array; none when it is no array. */
  public static List<JsonNode> list(JsonNode node) {
    List<JsonNode> members = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(members::add);
    }
    return members;
  }

  /** The texts in an array, and the {@code name} of each object in it. */
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
