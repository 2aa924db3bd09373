package io.signalbox.knowledge.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells a value that somebody typed or generated from one that only stands for it. */
final class Literals {
  private static final Pattern FILLER =
      Pattern.compile(
          "(?i)xxxx|\\*\\*\\*|\\.\\.\\.|…|####|1234567890|0123456789abcdef0123|abcdefgh"
              + "|\\byour|_your|redacted|masked|placeholder|dummy|change[_-]?(?:me|this|it)|replace[_-]?(?:me|this|with)|"
              + "example(?:key|token|secret|password)|insert[_-]|goes[_-]?here|todo");

  /** Words that stand after "password:" in sentences, tables of settings and schemas. */
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

  private static final Pattern UUID_OR_DIGEST = Pattern.compile("(?i)sha(?:1|256|512)[:-].*");

  private static final String SYMBOLS = "!@#$%^&*+=~?";
  private static final int LONGEST_NAME = 64;

  /** What fills a place says so at its beginning; looking further costs time on hostile text. */
  private static final int LONGEST_FILLER = 96;

  private Literals() {}

  /**
   * Whether the text fills the place of a value: {@code xxxx}, {@code your-token-here}, {@code
   * changeme}.
   */
  static boolean isFiller(String text) {
    return FILLER.matcher(text).region(0, Math.min(text.length(), LONGEST_FILLER)).find();
  }

  /**
   * Whether a value is no literal: empty, a placeholder, a variable, a path, a call, a word of a
   * sentence.
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

  /** {@code db_password}, {@code my-secret-token}: the name of a secret, not the secret. */
  private static boolean namesItself(String value) {
    boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    return !digit && value.length() <= LONGEST_NAME && NAMES_ITSELF.matcher(value).matches();
  }

  /**
   * Whether the value mixes kinds of characters as people do in passwords and never do in words.
   */
  static boolean looksTyped(String value) {
    boolean letter = value.chars().anyMatch(Character::isLetter);
    boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean symbol = value.chars().anyMatch(c -> SYMBOLS.indexOf(c) >= 0);
    return letter && (digit || symbol);
  }

  /** Whether the value has eight characters or more and is mixed as password rules demand. */
  static boolean looksStrong(String value) {
    boolean mixed =
        value.chars().anyMatch(Character::isUpperCase)
            && value.chars().anyMatch(Character::isLowerCase);
    boolean symbol = value.chars().anyMatch(c -> SYMBOLS.indexOf(c) >= 0);
    return value.length() >= 8 && value.chars().anyMatch(Character::isDigit) && (mixed || symbol);
  }

  /**
   * Whether the value holds an unbroken run of at least 16 letters and digits that is spread like a
   * generated one: more than 3 bits a character by Shannon's formula, and not only letters.
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

  /** How many different characters there are, upper and lower case as one. */
  static long distinct(String text) {
    return text.toLowerCase(Locale.ROOT).chars().distinct().count();
  }

  private static double entropy(String text) {
    return text.chars()
        .distinct()
        .mapToDouble(
            c -> {
              double share =
                  text.chars().filter(each -> each == c).count() / (double) text.length();
              return -share * Math.log(share) / Math.log(2);
            })
        .sum();
  }
}
