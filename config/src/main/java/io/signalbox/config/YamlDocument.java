package io.signalbox.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * YAML text parsed into SnakeYAML Engine nodes that keep their line numbers. Aliases are shared
 * nodes, never copies, so a document of aliases to aliases costs nothing.
 *
 * @param root the mapping at the top; empty when the text has none
 * @param problems what is wrong with the text as YAML
 */
record YamlDocument(Optional<MappingNode> root, List<ConfigProblem> problems) {
  /**
   * Deepest nesting that is parsed: more than any setting needs, and little enough for the
   * recursive composer's stack.
   */
  private static final int DEEPEST = 40;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setLabel("settings").setSchema(new PlainSchema()).build();

  /**
   * Tags that YAML resolves for untagged values; the last one is for text that begins with <code>${
   * </code>.
   */
  private static final Set<Tag> TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ, Tag.ENV_TAG);

  static YamlDocument broken(int line, String message) {
    return new YamlDocument(Optional.empty(), List.of(new ConfigProblem("", line, message)));
  }

  /** Parses and checks the text; never throws. */
  static YamlDocument parse(String text) {
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      int tooDeep = firstLineDeeperThan(withoutMark);
      if (tooDeep > 0) {
        return broken(tooDeep, "is nested more than " + DEEPEST + " levels deep");
      }
      Optional<Node> node = new Compose(SETTINGS).composeString(withoutMark);
      return node.map(YamlDocument::checked).orElseGet(() -> broken(0, "is empty"));
    } catch (YamlEngineException e) {
      return new YamlDocument(Optional.empty(), List.of(YamlErrorMessages.explain(e, withoutMark)));
    }
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  static boolean isNull(Node node) {
    return Tag.NULL.equals(node.getTag());
  }

  private static int firstLineDeeperThan(String text) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEEPEST) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
      }
    }
    return 0;
  }

  private static YamlDocument checked(Node node) {
    if (isNull(node)) {
      return broken(0, "is empty");
    }
    if (!(node instanceof MappingNode root)) {
      return broken(line(node), "must be a mapping of settings, one 'name: value' a line");
    }
    List<ConfigProblem> problems = new ArrayList<>();
    check(root, "", problems, Collections.newSetFromMap(new IdentityHashMap<>()));
    return new YamlDocument(Optional.of(root), problems);
  }

  private static void check(
      Node node, String path, List<ConfigProblem> problems, Set<Node> visited) {
    if (!visited.add(node)) {
      return;
    }
    if (!TAGS.contains(node.getTag())) {
      problems.add(
          new ConfigProblem(
              path, line(node), "starts with a tag; write a value that begins with ! in quotes"));
    }
    if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        check(sequence.getValue().get(i), path + "[" + i + "]", problems, visited);
      }
    } else if (node instanceof MappingNode mapping) {
      checkKeys(mapping, path, problems, visited);
    }
  }

  private static void checkKeys(
      MappingNode mapping, String path, List<ConfigProblem> problems, Set<Node> visited) {
    Map<String, Integer> seen = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(new ConfigProblem(path, line, "has a name that is not plain text"));
        continue;
      }
      if (key.isPlain() && key.getValue().equals("<<")) {
        problems.add(new ConfigProblem(path, line, "merges with '<<', which settings may not"));
      }
      String keyPath = SettingPath.join(path, key.getValue());
      Integer first = seen.putIfAbsent(key.getValue(), line);
      if (first != null) {
        problems.add(
            new ConfigProblem(keyPath, line, "is set twice; the first time on line " + first));
      }
      check(tuple.getValueNode(), keyPath, problems, visited);
    }
  }

  /**
   * YAML 1.2's core schema without merge keys: those copy, and a few lines of merges of merges keep
   * the composer busy for good.
   */
  private record PlainSchema() implements Schema {
    @Override
    public ScalarResolver getScalarResolver() {
      return new CoreScalarResolver(false);
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
      return Map.of();
    }
  }
}
