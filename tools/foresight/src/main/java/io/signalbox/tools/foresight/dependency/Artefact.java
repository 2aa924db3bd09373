package io.signalbox.tools.foresight.dependency;

import java.util.Optional;

/**
 * Node of the dependency graph, such as a model, a prompt or an agent.
 *
 * @param name unique within its kind, as people call it
 */
public record Artefact(ArtefactKind kind, String name) implements Comparable<Artefact> {

  /**
   * Returns the identifier of the artefact, kind and name, such as {@code prompt:house-style.md}.
   */
  public String key() {
    return kind.label() + ":" + name;
  }

  /** Parses an identifier in the form of {@link #key()}; empty when it is not one. */
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
