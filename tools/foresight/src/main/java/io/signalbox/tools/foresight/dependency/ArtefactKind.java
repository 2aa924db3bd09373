package io.signalbox.tools.foresight.dependency;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of artefacts in the dependency graph: parts of AI features, and users of them. */
public enum ArtefactKind {
  AGENT,
  ROUTE,
  MODEL,
  PROMPT,
  FRAGMENT,
  EVALUATION_SET,
  TOOL_SCHEMA,
  SOURCE,
  CACHE,
  OWNER;

  /** Returns the kind as it is written in settings and reports, such as {@code evaluation-set}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds the kind with this label; empty for an unknown one. */
  public static Optional<ArtefactKind> of(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }
}
