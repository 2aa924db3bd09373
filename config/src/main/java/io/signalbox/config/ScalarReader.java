package io.signalbox.config;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reader of a single YAML value from its text as written, whatever type YAML would infer: {@code
 * yes}, {@code 012} and {@code 1e3} keep their text.
 *
 * @param parse throws IllegalArgumentException, DateTimeException or ArithmeticException for text
 *     it does not take
 */
record ScalarReader<T>(Function<String, T> parse) implements NodeReader<T> {
  @Override
  public Optional<T> read(Node node, ConfigLocation spot, ValueRule<T> rule) {
    return raw(node, spot)
        .flatMap(
            raw ->
                EnvironmentVariables.fill(raw, spot)
                    .flatMap(text -> parsed(text, raw, spot, rule)));
  }

  /** Returns the text as written; records a problem when the node has none. */
  static Optional<String> raw(Node node, ConfigLocation spot) {
    if (!(node instanceof ScalarNode scalar)) {
      String found = node instanceof MappingNode ? "a group of settings" : "a list";
      spot.problem("must be a single value, not " + found);
      return Optional.empty();
    }
    if (YamlDocument.isNull(node)) {
      spot.problem("has no value; give one, or remove the line");
      return Optional.empty();
    }
    return Optional.of(scalar.getValue());
  }

  private Optional<T> parsed(String text, String raw, ConfigLocation spot, ValueRule<T> rule) {
    if (text.isBlank()) {
      spot.problem("must not be empty");
      return Optional.empty();
    }
    try {
      T value = parse.apply(text);
      if (rule.holds().test(value)) {
        return Optional.of(value);
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      // The parser's own words may repeat the value; the rule's sentence says what is allowed.
    }
    spot.problem(rule.refusal(raw));
    return Optional.empty();
  }
}
