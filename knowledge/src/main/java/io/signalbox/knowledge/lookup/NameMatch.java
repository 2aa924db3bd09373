package io.signalbox.knowledge.lookup;

import java.util.List;

/**
 * What a typed name was found to mean.
 *
 * @param closeness how good the match is; the smaller ordinal the better
 * @param found all that match equally well, never empty
 */
record NameMatch<T>(Closeness closeness, List<Named<T>> found) {

  /** How a name was matched, the surest first. */
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
