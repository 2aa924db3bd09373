package io.signalbox.ingestion.redact;

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
              + "(?<open>\\\\?[\"']|`{1,3}|\\*\\*)?+(?<value>[^\\s\"'`]{1,512}+)");

  private static final Pattern LINE_START =
      Pattern.compile("[ \\t>]*+(?:[-*+] )?+[\"'`*]*+[A-Za-z0-9_.-]*+");

  @Override
  public void find(String text, Consumer<Hit> hits) {
    Matcher name = NAME.matcher(text);
    Matcher rest = GAP_AND_VALUE.matcher(text);
    while (name.find()) {
      int longest = Math.min(text.length(), name.end() + 700);
      if (rest.region(name.end(), longest).lookingAt()) {
        Candidate candidate = Candidate.read(text, name, rest);
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

  /**
   * A value that stands behind a name.
   *
   * @param clear whether the form leaves no doubt that a value is assigned: quoted, or the only
   *     thing there
   */
  private record Candidate(
      String value,
      int start,
      int end,
      Form form,
      boolean strong,
      boolean clear,
      boolean closesTag) {
    private enum Form {
      SIGN,
      FLAG,
      TAG,
      CELL
    }

    static Candidate read(String text, Matcher name, Matcher rest) {
      boolean quoted = rest.group("open") != null && !"**".equals(rest.group("open"));
      String sign = rest.group("sign");
      Form form =
          rest.group("tag") != null
              ? Form.TAG
              : rest.group("flag") != null ? Form.FLAG : "|".equals(sign) ? Form.CELL : Form.SIGN;
      int start = rest.start("value");
      int end = valueEnd(text, start, rest.end("value"), form, quoted);
      boolean closed = end < text.length() && "\"'`\\".indexOf(text.charAt(end)) >= 0;
      boolean tight = "=".equals(sign) && rest.group("gap").equals("=");
      boolean alone = ":".equals(sign) && isOwnLine(text, name.start()) && endsLine(text, end);
      boolean valueLine = sign == null && form == Form.SIGN;
      boolean word = name.group(1).toLowerCase(Locale.ROOT).matches("token|secret|credentials?");
      return new Candidate(
          text.substring(start, end),
          start,
          end,
          form == Form.FLAG && !isFlag(text, name.start()) ? Form.CELL : form,
          !word,
          (quoted && closed) || tight || alone || valueLine || form == Form.TAG,
          text.startsWith("</", end));
    }

    /** Whether nothing but the name stands before its sign: {@code - db.password:}. */
    private static boolean isOwnLine(String text, int nameStart) {
      int from = Math.max(0, nameStart - 80);
      int begin = from + text.substring(from, nameStart).lastIndexOf('\n') + 1;
      return LINE_START.matcher(text).region(begin, nameStart).matches();
    }

    private static boolean endsLine(String text, int at) {
      return at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    boolean isSecret() {
      if (value.length() < 4
          || (form == Form.TAG && !closesTag)
          || Literals.isPlaceholder(value)
          || isCode()) {
        return false;
      }
      if (!strong || form == Form.CELL) {
        return Literals.looksGenerated(value) || (strong && value.length() >= 8 && looksStrong());
      }
      if (form == Form.FLAG) {
        return value.length() >= 6 && Literals.looksTyped(value);
      }
      return clear || (value.length() >= 6 && Literals.looksTyped(value));
    }

    private boolean looksStrong() {
      boolean mixed =
          value.chars().anyMatch(Character::isUpperCase)
              && value.chars().anyMatch(Character::isLowerCase);
      boolean digit = value.chars().anyMatch(Character::isDigit);
      boolean symbol = value.chars().anyMatch(c -> "!@#$%^&*+=~?".indexOf(c) >= 0);
      return digit && (mixed || symbol);
    }

    /** A call, an index or a comparison is not a literal. */
    private boolean isCode() {
      return value.indexOf('(') > 0 || value.indexOf('[') > 0 || value.startsWith("=");
    }

    private static boolean isFlag(String text, int nameStart) {
      int at = nameStart;
      while (at > 0
          && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '-')) {
        at--;
      }
      return text.startsWith("--", at);
    }

    /**
     * A value ends before the punctuation of the sentence, list, address or tag that it stands in.
     */
    private static int valueEnd(String text, int start, int end, Form form, boolean quoted) {
      int stop = end;
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        boolean ends = form == Form.TAG ? c == '<' : c == '|' && !quoted;
        if (ends || (!quoted && (c == '&' || c == ';' || c == ','))) {
          stop = i;
          break;
        }
      }
      while (!quoted && stop > start && ".,;:)]}*".indexOf(text.charAt(stop - 1)) >= 0) {
        stop--;
      }
      return stop;
    }
  }
}
