package io.signalbox.tools.foresight.dependency;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Export formats of the dependency graph. */
public enum GraphFormat {
  DOT,
  JSON,
  OPENLINEAGE,
  MERMAID;

  public static Optional<GraphFormat> of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
