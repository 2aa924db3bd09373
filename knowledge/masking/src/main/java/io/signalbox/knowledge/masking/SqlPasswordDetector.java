package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.scan.PatternPrecondition;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detector of passwords in SQL statements: {@code IDENTIFIED BY 'x'} (MySQL, Oracle, ClickHouse,
 * MariaDB), {@code PASSWORD 'x'} (PostgreSQL, Redshift). Also {@code PASSWORD = N'x'} (SQL Server)
 * and {@code PASSWORD('x')}. Read 2026-11-29 from the reference manuals' grammar.
 */
final class SqlPasswordDetector implements SecretDetector {
  private static final PatternPrecondition.Words CLUES =
      PatternPrecondition.ofWords("identified", "password");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?i)\\b(?:(?<by>identified\\s{1,8}(?:with\\s{1,8}[\"'`]?\\w{1,40}[\"'`]?\\s{1,8})?"
              + "(?:by|as)(?:\\s{1,8}password)?)"
              + "|password)"
              + "(?:\\s{0,8}[(=]\\s{0,8}|\\s{1,8})"
              + "(?:N?'(?<value>(?:[^'\\\\\\r\\n]|''|\\\\.){1,256}+)'"
              + "|\"(?<quoted>[^\"\\r\\n]{1,256}+)\""
              + "|(?<bare>[^\\s;'\"(),<>{}$]{4,128}+))");

  @Override
  public void find(String text, Consumer<SecretHit> hits) {
    Matcher statement = STATEMENT.matcher(text).useTransparentBounds(true);
    int next = 0;
    for (int at = CLUES.next(text, 0); at >= 0; at = CLUES.next(text, next)) {
      next = at + 1;
      if (!statement.region(at, text.length()).lookingAt()) {
        continue;
      }
      next = statement.end();
      boolean identified = statement.group("by") != null;
      String group =
          statement.group("value") != null
              ? "value"
              : statement.group("quoted") != null ? "quoted" : "bare";
      String value = statement.group(group);
      boolean secret =
          switch (group) {
            case "value" -> true;
            case "quoted" -> identified;
            default -> identified && PlaceholderCheck.looksTyped(value);
          };
      if (secret && !isPlaceholder(value)) {
        hits.accept(
            new SecretHit(SecretKind.PASSWORD, statement.start(group), statement.end(group)));
      }
    }
  }

  private static boolean isPlaceholder(String value) {
    // A sign that begins a password here is part of it: nothing is expanded in a statement.
    boolean sign = "!@#%&*?".indexOf(value.charAt(0)) >= 0 && value.length() > 3;
    return PlaceholderCheck.isPlaceholder(sign ? "x" + value.substring(1) : value);
  }
}
