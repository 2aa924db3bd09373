package io.signalbox.knowledge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits identifiers into words, so that {@code KubePodCrashLooping} and "pod crash looping" match.
 * Cuts where the case changes ({@code podCrash}), before the last capital of a run that a word
 * follows ({@code DNSErrors} is DNS, Errors), and between letters and digits.
 */
public final class IdentifierWords {
  private static final Pattern PART =
      Pattern.compile("\\p{Lu}+(?=\\p{Lu}\\p{Ll})|\\p{Lu}?[\\p{L}&&[^\\p{Lu}]]+|\\p{Lu}+|\\p{N}+");

  /**
   * Pattern of an identifier, tried only at word starts and possessive, since a page may hold a
   * megabyte in one word.
   */
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])[\\p{L}\\p{N}_]*[\\p{Ll}\\p{N}]\\p{Lu}[\\p{L}\\p{N}_]*"
              + "|(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]++(?:_[\\p{L}\\p{N}]++)++");

  private IdentifierWords() {}

  /** Returns the words of a run of letters and digits, in order; a plain word yields itself. */
  public static List<String> parts(CharSequence word) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(word);
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts.isEmpty() ? List.of(word.toString()) : parts;
  }

  /** Returns the text with every identifier in it replaced by its separate words. */
  public static String spellOut(String text) {
    StringBuilder spelled = new StringBuilder();
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      int end = endOfRun(text, at);
      if (end > at && mayBeIdentifier(text, at, end)) {
        spelled.append(text, copied, at).append(spellOutRun(text.substring(at, end)));
        copied = end;
      }
      at = Math.max(end, text.offsetByCodePoints(at, 1));
    }
    return copied == 0 ? text : spelled.append(text, copied, text.length()).toString();
  }

  private static String spellOutRun(String run) {
    return IDENTIFIER.matcher(run).replaceAll(match -> String.join(" ", parts(match.group())));
  }

  /** Returns the end of a run of letters, digits and underscores; its start if the run is empty. */
  private static int endOfRun(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (character != '_' && !isLetterOrNumber(character)) {
        return at;
      }
      at += Character.charCount(character);
    }
    return at;
  }

  /** Returns whether a word may be an identifier: a cheap check, since most words are plain. */
  private static boolean mayBeIdentifier(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char character = text.charAt(i);
      if (character == '_' || (i > start && Character.isUpperCase(text.codePointAt(i)))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the character matches {@code [\\p{L}\\p{N}]}. */
  public static boolean isLetterOrNumber(int character) {
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.LETTER_NUMBER
        || Character.getType(character) == Character.OTHER_NUMBER;
  }
}
