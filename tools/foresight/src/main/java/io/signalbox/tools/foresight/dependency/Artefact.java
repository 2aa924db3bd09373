package io.signalbox.tools.foresight.dependency;

import java.util.Optional;

/**
 * A node of the dependency graph.
 *
 * @param name unique within its kind, as people call it
 */
public record Artefact(ArtefactKind kind, String name) implements Comparable<Artefact> {

  /** Returns the artefact as one word, such as {@code prompt:house-style.md}. */
  public String key() {
    return kind.label() + ":" + name;
  }

  /** Reads {@link #key()}; empty for a text that is none. */
  public static Optional<Artefact> ofKey(String key) {
    int colon = key.indexOf(':');
    return ArtefactKind.of(key.substring(0, Math.max(0, colon)))
        .map(kind -> new Artefact(kind, key.substring(colon + 1)));
  }

  @Override
  public int compareTo(Artefact other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }
}
