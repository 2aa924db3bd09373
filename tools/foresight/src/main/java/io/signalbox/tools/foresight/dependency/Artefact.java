package io.signalbox.tools.foresight.dependency;

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

  @Override
  public int compareTo(Artefact other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }
}
