package io.signalbox.knowledge.lookup;

import java.util.List;

/**
 * Entries that a typed name matched, and how closely.
 *
 * @param closeness how good the match is; the smaller ordinal the better
 * @param found all that match equally well, never empty
 */
record NameMatch<T>(Closeness closeness, List<Named<T>> found) {

  /** Closeness of a name match, the most certain first. */
  enum Closeness {
    EXACT,
    WITHOUT_GENERAL_WORDS,
    PART,
    PREFIX,
    MISSPELT
  }

  NameMatch {
    found = List.copyOf(found);
  }

  boolean isGuess() {
    return closeness == Closeness.MISSPELT;
  }
}
