package io.signalbox.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns one node into a value, or reports at the spot why it cannot and gives nothing. */
@FunctionalInterface
interface NodeReader<T> {
  Optional<T> read(Node node, ConfigLocation spot, ValueRule<T> rule);
}
