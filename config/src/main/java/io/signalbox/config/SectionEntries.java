package io.signalbox.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Entries of one YAML mapping of the settings, which records the keys read, so that unknown keys
 * can be refused.
 */
final class SectionEntries {
  private final ConfigLocation spot;
  private final Map<String, NodeTuple> tuples = new LinkedHashMap<>();
  private final Map<String, SectionEntries> children = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * True when a choice or the group itself is wrong, so that problems which depend on it are not
   * reported.
   */
  private boolean undecided;

  private SectionEntries(ConfigLocation spot, Optional<? extends Node> node, boolean undecided) {
    this.spot = spot;
    this.undecided = undecided;
    node.ifPresent(this::index);
  }

  static SectionEntries root(ConfigReadState reading, Optional<MappingNode> node) {
    return new SectionEntries(new ConfigLocation(reading, "", 0), node, false);
  }

  ConfigLocation spot() {
    return spot;
  }

  boolean has(String key) {
    return tuples.containsKey(key);
  }

  /** Returns the position of the key, or of its group when the key is missing. */
  ConfigLocation at(String key) {
    NodeTuple tuple = tuples.get(key);
    return spot.key(key, tuple == null ? spot.line() : YamlDocument.line(tuple.getKeyNode()));
  }

  <T> Optional<T> read(String key, SettingType<T> kind, DescribedSetting described) {
    spot.reading().describe(described);
    Optional<Node> node = ask(key).or(() -> scripted(described.path()));
    Optional<T> value = node.flatMap(found -> kind.read(found, at(key)));
    if (node.isPresent() && value.isEmpty() && !kind.choices().isEmpty()) {
      undecided = true;
    }
    return value;
  }

  void missing(String key, SettingType<?> kind) {
    if (!undecided) {
      at(key).problem("is required: " + kind.allowed());
    }
    undecided |= !kind.choices().isEmpty();
  }

  /** Returns the nested group under the key; an empty one when there is none. */
  SectionEntries group(String key) {
    return child(key, at(key), ask(key));
  }

  /** Returns the groups in the list under the key. */
  List<SectionEntries> items(String key) {
    Optional<Node> node = ask(key);
    if (spot.reading().isDescribing()) {
      return List.of(child(key + "[]", spot.key(key + "[]", 0), Optional.empty()));
    }
    List<SectionEntries> items = new ArrayList<>();
    if (node.isPresent() && node.get() instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        ConfigLocation place = at(key).item(items.size(), item);
        items.add(child(key + "[" + items.size() + "]", place, Optional.of(item)));
      }
    } else if (node.isPresent() && !YamlDocument.isNull(node.get())) {
      at(key).problem("must be a list of groups, each starting with '- '");
    }
    return items;
  }

  /** Returns the groups under the key, by the names that the operator chose. */
  Map<String, SectionEntries> named(String key) {
    SectionEntries parent = group(key);
    if (spot.reading().isDescribing()) {
      return Map.of("name", parent.group("<name>"));
    }
    Map<String, SectionEntries> groups = new LinkedHashMap<>();
    parent.tuples.keySet().forEach(name -> groups.put(name, parent.group(name)));
    return groups;
  }

  /** Reports as a problem every key, here and in nested groups, that no reader asked for. */
  void refuseUnknown() {
    for (String key : tuples.keySet()) {
      if (!asked.contains(key)) {
        refuse(key, NearestName.among(asked, key));
      }
    }
    children.values().forEach(SectionEntries::refuseUnknown);
  }

  private void refuse(String key, Optional<String> nearest) {
    if (nearest.isPresent()) {
      at(key).problem("is not a known setting; did you mean '" + nearest.get() + "'?");
    } else if (!undecided) {
      at(key).problem("is not a known setting" + known(asked));
    }
  }

  private static String known(Collection<String> names) {
    return names.isEmpty() ? "" : "; known here: " + String.join(", ", names);
  }

  private Optional<Node> ask(String key) {
    asked.add(key);
    return Optional.ofNullable(tuples.get(key)).map(NodeTuple::getValueNode);
  }

  /**
   * Returns the cached child group, so that two features may read different settings of one group.
   */
  private SectionEntries child(String name, ConfigLocation place, Optional<Node> node) {
    return children.computeIfAbsent(name, absent -> new SectionEntries(place, node, undecided));
  }

  private Optional<Node> scripted(String path) {
    return spot.reading()
        .scripted(path)
        .map(text -> new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED));
  }

  private void index(Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          tuples.putIfAbsent(key.getValue(), tuple);
        }
      }
    } else if (!YamlDocument.isNull(node)) {
      spot.problem("must be a group of settings, one 'name: value' a line");
      undecided = true;
    }
  }
}
