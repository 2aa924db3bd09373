package io.signalbox.knowledge.redact;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Literal values given to a name that ends in a word such as password or api_key: in settings,
 * commands, JSON, XML, the environment of a container, a table row, a sentence. A name that often
 * holds the name of a secret ({@code token}, {@code secret}, {@code key}) needs a value that looks
 * generated.
 */
final class Assignments implements Detector {
  static final Pattern NAME =
      Pattern.compile(
          "(?i)(pass(?:word|wd|phrase)|pwd|(?:secret[_-]?)?access[_-]?key(?!(?:[_-]?id))|secret[_-]?key|client[_-]?secret"
              + "|api[_-]?(?:key|token|secret)|(?:access|auth|refresh|bot)[_-]?token|private[_-]?key|account[_-]?key"
              + "|signing[_-]?(?:key|secret)|webhook[_-]?secret|routing[_-]?key|integration[_-]?key|service[_-]?key"
              + "|encryption[_-]?key|token|secret|credentials?)(?![A-Za-z0-9_-])");

  /** More than any name is long. */
  private static final int LONGEST_NAME = 24;

  static final Pattern GAP_AND_VALUE =
      Pattern.compile(
          "(?<close>\\\\?[\"'`]|\\*\\*|\\]|</\\w{1,5}>){0,2}+"
              + "(?<gap>[ \\t]{0,20}+(?<sign>:=|=>|==|[:=|]|\\bis\\b)(?:\\*\\*)?+[ \\t]{0,20}+"
              + "|(?<flag>[ \\t]{1,3}+)"
              + "|[ \\t]{0,4}+\\r?\\n[ \\t>]{0,40}+value:[ \\t]{0,20}+"
              + "|(?<tag>>))"
              + "(?<open>\\\\?[\"']|`{1,3}|\\*\\*)?+(?<value>[^\\s\"'`]{1,256}+)");

  @Override
  public void find(String text, Consumer<Hit> hits) {
    int end = NameEnds.next(text, 0);
    if (end < 0) {
      return;
    }
    Matcher name = NAME.matcher(text).useTransparentBounds(true);
    Matcher rest = GAP_AND_VALUE.matcher(text);
    int from = 0;
    while (end >= 0) {
      // No name reaches over the end of another one, so the next end belongs to the next name.
      if (name.region(Math.max(from, end - LONGEST_NAME), end).find()) {
        find(text, name, rest, hits);
      }
      from = end;
      end = NameEnds.next(text, end);
    }
  }

  static void find(String text, Matcher name, Matcher rest, Consumer<Hit> hits) {
    int longest = Math.min(text.length(), name.end() + 400);
    if (rest.region(name.end(), longest).lookingAt()) {
      AssignedValue candidate = AssignedValue.read(text, name, rest);
      if (candidate.isSecret()) {
        SecretKind kind = kind(name.group(1).toLowerCase(Locale.ROOT));
        hits.accept(new Hit(kind, candidate.start(), candidate.end()));
      }
    }
  }

  private static SecretKind kind(String name) {
    if (name.startsWith("pass") || name.equals("pwd")) {
      return SecretKind.PASSWORD;
    }
    if (name.contains("access") && name.endsWith("key")) {
      return SecretKind.AWS_SECRET_KEY;
    }
    if (name.startsWith("api")) {
      return SecretKind.API_KEY;
    }
    return name.endsWith("token") ? SecretKind.TOKEN : SecretKind.SECRET;
  }
}
