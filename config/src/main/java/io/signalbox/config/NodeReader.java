package io.signalbox.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Converts one YAML node into a value, or reports a problem at the node's location and returns
 * empty.
 */
@FunctionalInterface
interface NodeReader<T> {
  Optional<T> read(Node node, ConfigLocation spot, ValueRule<T> rule);
}
