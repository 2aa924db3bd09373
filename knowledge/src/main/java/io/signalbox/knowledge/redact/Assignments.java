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
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(pass(?:word|wd|phrase)|pwd|(?:secret[_-]?)?access[_-]?key(?!(?:[_-]?id))|secret[_-]?key|client[_-]?secret"
              + "|api[_-]?(?:key|token|secret)|(?:access|auth|refresh|bot)[_-]?token|private[_-]?key|account[_-]?key"
              + "|signing[_-]?(?:key|secret)|webhook[_-]?secret|routing[_-]?key|integration[_-]?key|service[_-]?key"
              + "|encryption[_-]?key|token|secret|credentials?)(?![A-Za-z0-9_-])");

  private static final Pattern GAP_AND_VALUE =
      Pattern.compile(
          "(?<close>\\\\?[\"'`]|\\*\\*|\\]|</\\w{1,5}>){0,2}+"
              + "(?<gap>[ \\t]{0,20}+(?<sign>:=|=>|==|[:=|]|\\bis\\b)(?:\\*\\*)?+[ \\t]{0,20}+"
              + "|(?<flag>[ \\t]{1,3}+)"
              + "|[ \\t]{0,4}+\\r?\\n[ \\t>]{0,40}+value:[ \\t]{0,20}+"
              + "|(?<tag>>))"
              + "(?<open>\\\\?[\"']|`{1,3}|\\*\\*)?+(?<value>[^\\s\"'`]{1,256}+)");

  @Override
  public void find(String text, Consumer<Hit> hits) {
    Matcher name = NAME.matcher(text);
    Matcher rest = GAP_AND_VALUE.matcher(text);
    while (name.find()) {
      int longest = Math.min(text.length(), name.end() + 400);
      if (rest.region(name.end(), longest).lookingAt()) {
        AssignedValue candidate = AssignedValue.read(text, name, rest);
        if (candidate.isSecret()) {
          SecretKind kind = kind(name.group(1).toLowerCase(Locale.ROOT));
          hits.accept(new Hit(kind, candidate.start(), candidate.end()));
        }
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
