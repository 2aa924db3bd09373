package io.signalbox.ingestion.ownership;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Lenient access to nodes of a YAML document; a node of the wrong type counts as missing. */
record YamlNode(Optional<Node> node) {
  /** Maximum depth to which merge keys ({@code <<}) are followed, so that a circle ends. */
  private static final int MOST_MERGED = 3;

  static YamlNode of(Node node) {
    return new YamlNode(Optional.of(node));
  }

  YamlNode get(String key) {
    return new YamlNode(
        entries()
            .filter(entry -> isScalar(entry.getKeyNode(), key))
            .map(NodeTuple::getValueNode)
            .findFirst());
  }

  /** Returns the text of a scalar, trimmed; empty when missing, blank or null. */
  Optional<String> text() {
    return node.filter(ScalarNode.class::isInstance)
        .map(ScalarNode.class::cast)
        .filter(scalar -> !isNull())
        .map(scalar -> scalar.getValue().strip())
        .filter(text -> !text.isEmpty());
  }

  boolean isNull() {
    return node.filter(found -> found.getTag().equals(Tag.NULL)).isPresent();
  }

  List<YamlNode> list() {
    return node.filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast).stream()
        .flatMap(sequence -> sequence.getValue().stream())
        .map(YamlNode::of)
        .toList();
  }

  /** Returns the entries of a mapping, its own before those of merge keys. */
  Stream<NodeTuple> entries() {
    return entries(MOST_MERGED);
  }

  private Stream<NodeTuple> entries(int levels) {
    List<NodeTuple> own =
        node.filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast)
            .map(MappingNode::getValue)
            .orElse(List.of());
    Stream<NodeTuple> merged =
        levels == 0
            ? Stream.empty()
            : own.stream()
                .filter(entry -> isScalar(entry.getKeyNode(), "<<"))
                .map(entry -> of(entry.getValueNode()))
                .flatMap(value -> value.isMapping() ? Stream.of(value) : value.list().stream())
                .flatMap(value -> value.entries(levels - 1));
    return Stream.concat(own.stream(), merged);
  }

  boolean isMapping() {
    return node.filter(MappingNode.class::isInstance).isPresent();
  }

  /** Returns the node's line within its document, from 0. */
  int line() {
    return node.flatMap(Node::getStartMark).map(mark -> mark.getLine()).orElse(0);
  }

  private static boolean isScalar(Node node, String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }
}
