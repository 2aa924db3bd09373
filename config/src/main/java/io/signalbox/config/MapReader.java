package io.signalbox.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reader of a YAML mapping whose keys the operator chooses, keeping the order of the file. */
record MapReader<T>(NodeReader<T> value, ValueRule<T> valueRule)
    implements NodeReader<Map<String, T>> {
  @Override
  public Optional<Map<String, T>> read(
      Node node, ConfigLocation spot, ValueRule<Map<String, T>> rule) {
    if (!(node instanceof MappingNode mapping)) {
      spot.problem("must be a group of 'name: value', one a line; {} for none");
      return Optional.empty();
    }
    Map<String, T> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        ConfigLocation place = spot.key(key.getValue(), YamlDocument.line(key));
        value
            .read(tuple.getValueNode(), place, valueRule)
            .ifPresent(v -> values.put(key.getValue(), v));
      }
    }
    boolean complete = values.size() == mapping.getValue().size();
    if (complete && !rule.holds().test(values)) {
      spot.problem("must be " + rule.allowed());
      return Optional.empty();
    }
    return Optional.of(Collections.unmodifiableMap(values));
  }
}
