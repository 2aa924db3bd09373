package io.signalbox.bot.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Node of the JSON being validated, with its JSON pointer and the shared list of violations. The
 * violations are worded like Slack's own.
 */
final class BlockLocation {
  private final JsonNode node;
  private final String pointer;
  private final List<String> problems;

  private BlockLocation(JsonNode node, String pointer, List<String> problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  static BlockLocation of(JsonNode node, String pointer) {
    return new BlockLocation(node, pointer, new ArrayList<>());
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  JsonNode node() {
    return node;
  }

  String type() {
    return node.path("type").asText();
  }

  boolean has(String field) {
    return node.has(field);
  }

  BlockLocation at(String field) {
    return new BlockLocation(node.path(field), pointer + "/" + field, problems);
  }

  List<BlockLocation> items() {
    List<BlockLocation> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new BlockLocation(node.path(i), pointer + "/" + i, problems));
    }
    return items;
  }

  void fail(String what) {
    problems.add("[ERROR] " + what + " [json-pointer:" + pointer + "]");
  }

  /** Refuses a JSON object that has a field other than these. */
  void allow(Set<String> fields) {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!fields.contains(name)) {
        fail("invalid additional property: " + name);
      }
    }
  }

  boolean need(String field) {
    if (!has(field)) {
      fail("missing required field: " + field);
    }
    return has(field);
  }

  /** Returns whether the node is an object, and records a violation otherwise. */
  boolean isObject() {
    if (!node.isObject()) {
      fail("must be an object");
    }
    return node.isObject();
  }

  /** Checks an optional string field for its greatest length in characters. */
  void string(String field, int most) {
    if (has(field)) {
      at(field).string(0, most);
    }
  }

  void string(int least, int most) {
    if (!node.isTextual()) {
      fail("must be a string");
      return;
    }
    int length = node.textValue().codePointCount(0, node.textValue().length());
    if (length < least) {
      fail("must be more than " + (least - 1) + " characters");
    }
    if (length > most) {
      fail("must be less than " + (most + 1) + " characters");
    }
  }

  void flag(String field) {
    if (has(field) && !node.path(field).isBoolean()) {
      at(field).fail("must be a boolean");
    }
  }

  void number(String field, int least, int most) {
    JsonNode value = node.path(field);
    if (!has(field)) {
      return;
    }
    if (!value.isIntegralNumber()) {
      at(field).fail("must be an integer");
    } else if (value.asLong() < least || value.asLong() > most) {
      at(field).fail("must be between " + least + " and " + most);
    }
  }

  /** Checks the size of an array field and returns its items; none where it is not an array. */
  List<BlockLocation> array(String field, int least, int most) {
    BlockLocation array = at(field);
    if (!array.node.isArray()) {
      array.fail("must be an array");
      return List.of();
    }
    if (array.node.size() < least) {
      array.fail("no fewer than " + least + " items allowed");
    }
    if (array.node.size() > most) {
      array.fail("no more than " + most + " items allowed");
    }
    return array.items();
  }

  void oneOf(String field, Set<String> values) {
    if (has(field) && !values.contains(node.path(field).asText())) {
      at(field).fail("must be one of: " + String.join(", ", values.stream().sorted().toList()));
    }
  }
}
