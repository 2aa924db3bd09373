package io.signalbox.ingestion.oncall.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Heuristics that recognise people's names in event titles by their shape, in any script; known
 * names take precedence.
 */
final class PersonNameHeuristics {
  private static final String CAPITALISED = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
  private static final String CASELESS = "\\p{Lo}[\\p{Lo}\\p{M}・]*";
  private static final String PARTICLE =
      "(?:de|da|do|dos|van|von|der|den|la|le|el|al|bin|ibn|di|ter|zu)";

  private static final Pattern FULL_NAME =
      Pattern.compile(
          CAPITALISED
              + "(?: (?:"
              + CAPITALISED
              + "|"
              + PARTICLE
              + ")){0,3} "
              + CAPITALISED
              + "|"
              + CASELESS
              + "(?:[ 　・]"
              + CASELESS
              + "){1,3}");

  private static final Pattern ANY_NAME =
      Pattern.compile("[\\p{L}][\\p{L}\\p{M}.'’_-]*\\d{0,3}(?: [\\p{L}][\\p{L}\\p{M}.'’-]*){0,3}");

  private static final Pattern ADDRESS =
      Pattern.compile("@[\\w.-]+|[\\w.+'-]+@[\\w-]+(?:\\.[\\w-]+)*");
  private static final Pattern NO_SHIFT = WordPatterns.anyOf("no-shift-words.txt");
  private static final Pattern SEVERAL =
      Pattern.compile("\\s*[,;&+/、，]\\s*|\\s+(?:and|und|et|y|e|og|och|en|&)\\s+");

  private PersonNameHeuristics() {}

  /** Returns whether the text is a handle or mail address, which only people have. */
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /**
   * Returns whether the text looks like a full name of two to five words and holds no word of the
   * no-shift list.
   */
  static boolean isFullName(String text) {
    return FULL_NAME.matcher(text).matches() && !NO_SHIFT.matcher(text).find();
  }

  /**
   * Returns whether the text could be a name where nothing else is expected, such as a first name
   * or user name.
   */
  static boolean isPossible(String text) {
    return isAddress(text) || (ANY_NAME.matcher(text).matches() && !NO_SHIFT.matcher(text).find());
  }

  /** Splits a text that names several people; returns the text itself when it does not. */
  static List<String> each(String text) {
    List<String> parts =
        Arrays.stream(SEVERAL.split(text))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    return parts.size() > 1 && parts.stream().allMatch(PersonNameHeuristics::isPossible)
        ? parts
        : List.of(text);
  }

  /** Returns whether every name in the text could be a person's. */
  static boolean arePossible(String text) {
    return each(text).stream().allMatch(PersonNameHeuristics::isPossible);
  }
}
