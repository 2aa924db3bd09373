package io.signalbox.knowledge.masking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Heuristics that tell typed or generated secrets from placeholders, references and ordinary words.
 */
final class PlaceholderCheck {
  private static final Pattern FILLER =
      Pattern.compile(
          "(?i)xxxx|\\*\\*\\*|\\.\\.\\.|…|####|1234567890|0123456789abcdef0123|abcdefgh"
              + "|\\byour|_your|redacted|masked|placeholder|dummy|change[_-]?(?:me|this|it)|replace[_-]?(?:me|this|with)|"
              + "example(?:key|token|secret|password)|insert[_-]|set[_-]me|goes[_-]?here|todo");

  /** Words that follow "password:" in sentences, settings tables and schemas. */
  private static final Set<String> PLAIN_WORDS =
      Set.of(
          "string",
          "required",
          "optional",
          "none",
          "null",
          "nil",
          "true",
          "false",
          "yes",
          "no",
          "empty",
          "secret",
          "password",
          "token",
          "value",
          "default",
          "text",
          "hidden",
          "encrypted",
          "hashed",
          "base64",
          "unknown",
          "unset",
          "undefined",
          "disabled",
          "enabled",
          "expired",
          "invalid",
          "incorrect",
          "missing",
          "rotate",
          "reset",
          "example",
          "sample",
          "foobar",
          "number",
          "boolean",
          "integer",
          "object",
          "file",
          "environment",
          "variable",
          "vault",
          "1password",
          "lastpass",
          "bitwarden",
          "keychain",
          "prompt",
          "stdin",
          "plaintext",
          "generated",
          "random",
          "auto",
          "sensitive",
          "bearer",
          "basic",
          "authentication",
          "authorization",
          "credentials",
          "somewhere",
          "everyone",
          "nobody");

  private static final Pattern REFERENCE =
      Pattern.compile(
          "[A-Za-z_$][\\w$]*(?:\\??\\.[A-Za-z_]\\w*)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+"
              + "|(?i)(?:vault|op|file|env|secret|sops|ssm|awssm|gcpsm|arn|projects|ref|doppler|https?)(?:://|:).*"
              + "|(?:\\.{0,2}/|~/)[\\w./-]*");

  private static final Pattern NAMES_ITSELF =
      Pattern.compile(
          "(?i)[a-z_-]*(?:pass(?:word|wd|phrase)?|pwd|secret|token|key|cred(?:ential)?s?)s?");

  private static final Pattern WORDS =
      Pattern.compile("[a-z]{1,16}[A-Za-z]{0,12}(?:[-_][a-z]{1,16}){1,6}");

  private static final Pattern VENDOR_KEY =
      Pattern.compile(
          "(?i)[0-9a-z]{8}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12}|(?=.{0,80}\\d)(?=.{0,80}[a-z])[0-9a-z_=-]{15,80}");

  private static final Pattern UUID_OR_DIGEST = Pattern.compile("(?i)sha(?:1|256|512)[:-].*");

  private static final String SYMBOLS = "!@#$%^&*+=~?";
  private static final int LONGEST_NAME = 64;
  private static final int LONGER_THAN_WORDS = 30;

  /**
   * Longest text checked for a placeholder, in characters; reading further would cost time on
   * hostile text.
   */
  private static final int LONGEST_FILLER = 96;

  private PlaceholderCheck() {}

  /**
   * Returns whether the text is a placeholder such as {@code xxxx}, {@code your-token-here} or
   * {@code changeme}.
   */
  static boolean isFiller(String text) {
    return FILLER.matcher(text).region(0, Math.min(text.length(), LONGEST_FILLER)).find();
  }

  /**
   * Returns whether a value is not a literal: empty, a placeholder, a variable, a path, a call, a
   * word of a sentence.
   */
  static boolean isPlaceholder(String value) {
    if (value.isEmpty() || "<>${}%[]()*‹…@&|!/\\,;:#?".indexOf(value.charAt(0)) >= 0) {
      return true;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    boolean template =
        value.contains("{{") || value.contains("${") || value.contains("$(") || value.contains("<");
    return template
        || distinct(value) <= 2
        || PLAIN_WORDS.contains(lower)
        || isFiller(value)
        || REFERENCE.matcher(value).matches()
        || UUID_OR_DIGEST.matcher(value).matches()
        || namesItself(value);
  }

  /**
   * Returns whether the value is the name of a secret instead of the secret: {@code db_password},
   * {@code my-secret-token}.
   */
  private static boolean namesItself(String value) {
    boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    return !digit && value.length() <= LONGEST_NAME && NAMES_ITSELF.matcher(value).matches();
  }

  /**
   * Returns whether the value joins words to a name, as no key does: {@code db-user}, {@code
   * client_secret_value}.
   */
  static boolean joinsWords(String value) {
    return value.length() <= LONGEST_NAME && WORDS.matcher(value).matches();
  }

  /** Returns whether the value mixes kinds of characters as passwords do and words never do. */
  static boolean looksTyped(String value) {
    boolean letter = value.chars().anyMatch(Character::isLetter);
    boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean symbol = value.chars().anyMatch(c -> SYMBOLS.indexOf(c) >= 0);
    return letter && (digit || symbol);
  }

  /**
   * Returns whether the value has eight characters or more and is mixed as password rules demand.
   */
  static boolean looksStrong(String value) {
    boolean mixed =
        value.chars().anyMatch(Character::isUpperCase)
            && value.chars().anyMatch(Character::isLowerCase);
    boolean symbol = value.chars().anyMatch(c -> SYMBOLS.indexOf(c) >= 0);
    return value.length() >= 8 && value.chars().anyMatch(Character::isDigit) && (mixed || symbol);
  }

  /**
   * Returns whether the value holds an unbroken run of at least 16 letters and digits that is
   * spread like a generated one: more than 3 bits a character by Shannon's formula, and not only
   * letters.
   */
  static boolean looksGenerated(String value) {
    for (String run : value.split("[-_.:/]+", -1)) {
      boolean digit = run.chars().anyMatch(c -> c >= '0' && c <= '9');
      boolean letter = run.chars().anyMatch(Character::isLetter);
      if (run.length() >= 16 && digit && letter && entropy(run) > 3.0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether text in a token's format is random like a generated one: it has a digit, or
   * letters in both cases, and is no placeholder.
   */
  static boolean isRandomToken(String token) {
    boolean digit =
        token.chars().skip(Math.min(6, token.length() / 3)).anyMatch(PlaceholderCheck::isDigit);
    int distinct = distinct(token);
    boolean letters = distinct >= 14 && (isMixedCase(token) || hasLongRun(token));
    return (digit || letters) && distinct >= 8 && !isFiller(token);
  }

  /**
   * Returns whether the second half of a token is one character over and over, as in {@code
   * AKIAXXXXXXXXXXXXXXXX}. A generated key of 16 characters has it once in 10<sup>11</sup>.
   */
  static boolean repeatsOneCharacter(String text, int begin, int end) {
    int middle = begin + (end - begin) / 2;
    for (int i = middle + 1; i < end; i++) {
      if (text.charAt(i) != text.charAt(middle)) {
        return false;
      }
    }
    return end - middle >= 6;
  }

  /** Returns whether a token contains digits and letters of both cases. */
  static boolean isMixed(String token) {
    return token.chars().anyMatch(PlaceholderCheck::isDigit) && isMixedCase(token);
  }

  /** Returns whether a token has a longer run of letters than any word. */
  private static boolean hasLongRun(String token) {
    int run = 0;
    for (int i = 0; i < token.length() && run < LONGER_THAN_WORDS; i++) {
      run = Character.isLetter(token.charAt(i)) ? run + 1 : 0;
    }
    return run >= LONGER_THAN_WORDS;
  }

  private static boolean isMixedCase(String token) {
    return token.chars().anyMatch(Character::isUpperCase)
        && token.chars().anyMatch(Character::isLowerCase);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Returns whether a value is a UUID, or mixes letters and digits as short keys do. */
  static boolean looksLikeVendorKey(String value) {
    return looksGenerated(value) || (VENDOR_KEY.matcher(value).matches() && isRandomToken(value));
  }

  /** Returns the number of distinct characters of a text, ignoring case. */
  static int distinct(String text) {
    long low = 0;
    long high = 0;
    Set<Integer> others = Set.of();
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      if (c < 64) {
        low |= 1L << c;
      } else if (c < 128) {
        high |= 1L << c;
      } else {
        others = with(others, c);
      }
    }
    return Long.bitCount(low) + Long.bitCount(high) + others.size();
  }

  private static Set<Integer> with(Set<Integer> others, int c) {
    Set<Integer> more = others.isEmpty() ? new HashSet<>() : others;
    more.add(c);
    return more;
  }

  private static double entropy(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    text.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
    double bits = 0;
    for (int count : counts.values()) {
      double share = count / (double) text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
