package io.signalbox.tools.foresight.prompt;

import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/**
 * Decides whether the fingerprints that a prompt shares with a fragment show a copy of it, verbatim
 * or edited, rather than stock phrases that happen to be in both. Pure.
 *
 * <p>A copy has one long passage of the fragment, or, where its words were edited, something of
 * nearly every part of it. Stock phrases (a role, an output format, headings of one author) come in
 * short passages with nothing in between, and one sentence that two short texts have in common is
 * nearly all that they share.
 */
final class CopyEvidence {
  /** Fewest neighbouring distinctive fingerprints of a passage; about 28 words. */
  private static final int PASSAGE = 14;

  /** Share of a short fragment's fingerprints that is enough of a passage, as its half has. */
  private static final double PASSAGE_SHARE = 0.35;

  private static final int LEAST_PASSAGE = 4;

  /** Fewest neighbouring fingerprints of a passage that many prompts have, as of a house style. */
  private static final int KNOWN_PASSAGE = 30;

  /** Share of a short fragment's fingerprints that is enough of such a passage. */
  private static final double KNOWN_PASSAGE_SHARE = 0.8;

  private static final double MOSTLY = 0.5;

  /** Distance of two fingerprints from which on they are of different passages. */
  private static final int GAP = 2;

  /** Fingerprints of each part of a fragment, of which an edited copy keeps some. */
  private static final int PART = 12;

  /** Share of the parts of which an edited copy keeps something. */
  private static final double PARTS = 0.8;

  private static final int FEW_PARTS = 4;

  /** Share of distinctive fingerprints in an edited copy; with 30 % edited words it is 0.24. */
  private static final double EDITED = 0.17;

  private static final int LEAST = 3;

  private CopyEvidence() {}

  /**
   * Returns whether a prompt has a copy of a fragment.
   *
   * @param fragment its fingerprints in the order of the text
   * @param shared accepts the fingerprints that the prompt has too, without boilerplate
   * @param telling accepts the fingerprints that few prompts have
   * @param aligned compares the texts, where they are known; asked where there is no long passage
   */
  static boolean isCopy(
      long[] fragment, LongPredicate shared, LongPredicate telling, BooleanSupplier aligned) {
    LongPredicate both = print -> shared.test(print) && telling.test(print);
    int longest = longest(fragment, both);
    if (longest >= PASSAGE || isKnown(fragment, shared)) {
      return true;
    }
    boolean mostOfShort = longest >= Math.max(LEAST_PASSAGE, PASSAGE_SHARE * fragment.length);
    return (mostOfShort || isEdited(fragment, both)) && aligned.getAsBoolean();
  }

  /** Returns whether half is shared, with one passage, however many prompts have it. */
  private static boolean isKnown(long[] fragment, LongPredicate shared) {
    return count(fragment, 0, fragment.length, shared) >= MOSTLY * fragment.length
        && longest(fragment, shared)
            >= Math.min(KNOWN_PASSAGE, KNOWN_PASSAGE_SHARE * fragment.length);
  }

  /**
   * Returns whether what is shared is the rest of a whole fragment whose words were edited: enough
   * of it, in nearly every part, and still something without its longest passage.
   */
  private static boolean isEdited(long[] fragment, LongPredicate both) {
    int shared = count(fragment, 0, fragment.length, both);
    int longest = longest(fragment, both);
    int sentence = longest < LEAST_PASSAGE ? 0 : longest;
    return shared >= Math.max(LEAST, EDITED * fragment.length)
        && shared - sentence >= LEAST
        && isSpread(fragment, both);
  }

  /** Returns the number of accepted fingerprints in the longest passage. */
  private static int longest(long[] prints, LongPredicate accepted) {
    int longest = 0;
    int length = 0;
    int last = -1;
    for (int i = 0; i < prints.length; i++) {
      if (accepted.test(prints[i])) {
        length = i - last > GAP ? 1 : length + 1;
        last = i;
        longest = Math.max(longest, length);
      }
    }
    return longest;
  }

  /**
   * Returns whether nearly every part has an accepted fingerprint; of few parts one may have none.
   */
  private static boolean isSpread(long[] prints, LongPredicate accepted) {
    int parts = Math.max(1, (prints.length + PART / 2) / PART);
    int found = 0;
    for (int part = 0; part < parts; part++) {
      int until = Math.min(prints.length, (part + 1) * PART);
      found += count(prints, part * PART, until, accepted) > 0 ? 1 : 0;
    }
    return found >= (parts <= FEW_PARTS ? Math.max(1, parts - 1) : PARTS * parts);
  }

  private static int count(long[] prints, int from, int until, LongPredicate accepted) {
    int count = 0;
    for (int i = from; i < until; i++) {
      count += accepted.test(prints[i]) ? 1 : 0;
    }
    return count;
  }
}
