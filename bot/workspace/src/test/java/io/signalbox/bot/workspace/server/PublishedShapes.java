package io.signalbox.bot.workspace.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Comparison of JSON with what Slack publishes: samples of its Java SDK, and its OpenAPI spec. */
final class PublishedShapes {
  /** Fields of many kinds, which are checked by rules of their own. */
  private static final Set<String> FREE =
      Set.of("blocks", "elements", "state", "accessory", "prefs");

  private PublishedShapes() {}

  /** Fields that a sample does not have, and those of another JSON type. */
  static List<String> differences(JsonNode ours, JsonNode sample, String path) {
    List<String> found = new ArrayList<>();
    if (ours.isNull() || sample.isNull()) {
      return found;
    }
    if (ours.getNodeType() != sample.getNodeType()) {
      found.add(path + " is " + ours.getNodeType() + ", published " + sample.getNodeType());
    } else if (ours.isObject()) {
      for (Map.Entry<String, JsonNode> field : ours.properties()) {
        String below = path + "." + field.getKey();
        if (!sample.has(field.getKey())) {
          found.add(below + " is not published");
        } else if (!FREE.contains(field.getKey())) {
          found.addAll(differences(field.getValue(), sample.path(field.getKey()), below));
        }
      }
    } else if (ours.isArray() && !sample.isEmpty()) {
      for (JsonNode each : ours) {
        List<List<String>> all = new ArrayList<>();
        sample.forEach(one -> all.add(differences(each, one, path + "[]")));
        all.stream().min((a, b) -> a.size() - b.size()).ifPresent(found::addAll);
      }
    }
    return found;
  }

  /** Returns the fields that a schema of the OpenAPI document requires and the JSON lacks. */
  static List<String> lacks(JsonNode ours, JsonNode schema, JsonNode spec, String path) {
    JsonNode wanted = resolved(schema, spec);
    List<String> found = new ArrayList<>();
    if (ours.isNull()) {
      return found;
    }
    for (String choice : new String[] {"anyOf", "oneOf", "items"}) {
      if (choice.equals("items") ? wanted.path("items").isArray() : wanted.has(choice)) {
        return found;
      }
    }
    String type = wanted.path("type").isArray() ? "" : wanted.path("type").asText();
    if (!type.isEmpty() && !fits(ours.getNodeType(), type)) {
      found.add(path + " is " + ours.getNodeType() + ", published " + type);
      return found;
    }
    if (ours.isObject()) {
      for (JsonNode name : wanted.path("required")) {
        if (!ours.has(name.asText())) {
          found.add(path + "." + name.asText() + " is missing");
        }
      }
      wanted
          .path("properties")
          .properties()
          .forEach(
              field -> {
                if (ours.has(field.getKey()) && !FREE.contains(field.getKey())) {
                  String below = path + "." + field.getKey();
                  found.addAll(lacks(ours.path(field.getKey()), field.getValue(), spec, below));
                }
              });
    }
    if (ours.isArray()) {
      JsonTrees.elements(ours)
          .forEach(each -> found.addAll(lacks(each, wanted.path("items"), spec, path + "[]")));
    }
    return found;
  }

  private static JsonNode resolved(JsonNode schema, JsonNode spec) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : resolved(spec.at(reference.substring(1)), spec);
  }

  private static boolean fits(JsonNodeType ours, String type) {
    return switch (type) {
      case "integer", "number" -> ours == JsonNodeType.NUMBER;
      case "boolean" -> ours == JsonNodeType.BOOLEAN;
      case "string" -> ours == JsonNodeType.STRING;
      case "array" -> ours == JsonNodeType.ARRAY;
      case "object" -> ours == JsonNodeType.OBJECT;
      default -> true;
    };
  }
}
