package io.signalbox.knowledge.text;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Dictionary of misspellings of everyday English words, such as "hwo" for "how". */
public final class CommonMisspellings {
  private CommonMisspellings() {}

  /** Holder that loads the dictionary at first use. */
  private static final class SlipList {
    private static final Map<String, String> BY_SLIP =
        WordLists.lines(CommonMisspellings.class, "common-slips.txt").stream()
            .map(line -> line.split(" = ", -1))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
  }

  /**
   * Returns the word that is meant by a misspelling; empty for any other word.
   *
   * @param word in lower case
   */
  public static Optional<String> of(String word) {
    return Optional.ofNullable(SlipList.BY_SLIP.get(word));
  }
}
