package io.signalbox.knowledge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifiers and the words inside them, so that {@code KubePodCrashLooping} and "pod crash
 * looping" meet. Cuts where the case changes ({@code podCrash}), before the last capital of a run
 * that a word follows ({@code DNSErrors} is DNS, Errors), and between letters and digits.
 */
public final class Identifiers {
  private static final Pattern PART =
      Pattern.compile("\\p{Lu}+(?=\\p{Lu}\\p{Ll})|\\p{Lu}?[\\p{L}&&[^\\p{Lu}]]+|\\p{Lu}+|\\p{N}+");

  /** Tried only where a word begins, and possessive: a page may hold a megabyte in one word. */
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])[\\p{L}\\p{N}_]*[\\p{Ll}\\p{N}]\\p{Lu}[\\p{L}\\p{N}_]*"
              + "|(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]++(?:_[\\p{L}\\p{N}]++)++");

  private Identifiers() {}

  /** The words inside one run of letters and digits, in order; a plain word gives itself. */
  public static List<String> parts(CharSequence word) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(word);
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts.isEmpty() ? List.of(word.toString()) : parts;
  }

  /** The text with every identifier in it written as separate words; all else as it was. */
  public static String spellOut(String text) {
    return IDENTIFIER.matcher(text).replaceAll(match -> String.join(" ", parts(match.group())));
  }
}
