package io.signalbox.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reader of a YAML list that reports every wrong item at its own line and keeps the right ones. */
record ListReader<T>(NodeReader<T> item, ValueRule<T> itemRule) implements NodeReader<List<T>> {
  @Override
  public Optional<List<T>> read(Node node, ConfigLocation spot, ValueRule<List<T>> rule) {
    if (!(node instanceof SequenceNode sequence)) {
      spot.problem("must be a list, one '- item' a line; [] for none");
      return Optional.empty();
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Node child = sequence.getValue().get(i);
      item.read(child, spot.item(i, child), itemRule).ifPresent(items::add);
    }
    boolean complete = items.size() == sequence.getValue().size();
    if (complete && !rule.holds().test(items)) {
      spot.problem("must be " + rule.allowed());
      return Optional.empty();
    }
    return Optional.of(List.copyOf(items));
  }
}
