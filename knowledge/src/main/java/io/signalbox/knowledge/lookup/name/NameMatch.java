package io.signalbox.knowledge.lookup.name;

import java.util.List;

/**
 * Result of matching a typed name: the entries with the closest match, and how close it is.
 *
 * @param closeness how good the match is; the smaller ordinal the better
 * @param found all that match equally well, never empty
 */
public record NameMatch<T>(Closeness closeness, List<NamedEntity<T>> found) {

  /** Closeness of a name match, from the most to the least certain. */
  public enum Closeness {
    EXACT,
    WITHOUT_GENERAL_WORDS,
    PART,
    PREFIX,
    MISSPELT
  }

  public NameMatch {
    found = List.copyOf(found);
  }

  public boolean isGuess() {
    return closeness == Closeness.MISSPELT;
  }
}
