package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.SecretNames.Strength;
import io.signalbox.knowledge.masking.scan.WordBoundaries;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value assigned to a name such as password, with the evidence used to decide whether it is a real
 * secret.
 *
 * @param start where it begins in the text
 * @param end where it ends, exclusive
 * @param strength of the name: {@code token} may name a secret's name, {@code password} a secret
 * @param clear whether the form leaves no doubt that a literal is assigned
 */
record SecretCandidate(
    String value, int start, int end, ValueForm form, Strength strength, boolean clear) {
  private static final Pattern LINE_START =
      Pattern.compile("[ \\t>]*+(?:[-*+] )?+[\"'`*]*+[\\p{L}0-9_.-]*+");
  private static final Pattern USER_AND_PASSWORD = Pattern.compile("[^\\s:]{1,200}:\\S{2,4096}");
  private static final int LONGEST_PHRASE = 256;
  private static final int LONGEST_KEY = 80;

  /** Syntax that joins the name and the value. */
  enum ValueForm {
    /** Assignment sign: {@code password: x}, {@code password=x}. */
    SIGN,
    /** {@code "correct horse"}: quoted, with spaces. */
    PHRASE,
    /** Form {@code --password x}. */
    FLAG,
    /** Form {@code <password>x</password>}. */
    TAG,
    /**
     * Name and value side by side in a table or a sentence: the value itself must look like a
     * secret.
     */
    LOOSE,
    /** A tag that nothing closes: a placeholder. */
    NONE
  }

  /** Reads what the patterns of {@link AssignedSecretDetector} matched. */
  static SecretCandidate read(String text, SecretNames.Named name, Matcher rest) {
    String open = rest.group("open");
    String sign = rest.group("sign");
    boolean quoted = open != null && !open.equals("**");
    boolean tight = "=".equals(sign) && rest.group("gap").equals("=");
    int start = rest.start("value");
    int phraseEnd = quoted ? phraseEnd(text, start, rest.end("value"), open) : -1;
    int end = phraseEnd > 0 ? phraseEnd : valueEnd(text, start, rest.end("value"), tight, quoted);
    ValueForm form = phraseEnd > 0 ? ValueForm.PHRASE : ValueForm.SIGN;
    if (rest.group("cell") != null) {
      // More than one word is a sentence about it.
      form = endsLine(text, end) ? ValueForm.PHRASE : ValueForm.LOOSE;
    } else if (rest.group("tag") != null) {
      int tagEnd = text.indexOf('<', start, rest.end("value"));
      form = tagEnd > start && text.startsWith("</", tagEnd) ? ValueForm.TAG : ValueForm.NONE;
      end = tagEnd > start ? tagEnd : end;
    } else if (rest.group("flag") != null) {
      form = isFlag(text, name.start()) ? ValueForm.FLAG : ValueForm.LOOSE;
    } else if (sign != null && "|-\u2013".contains(sign)) {
      form = ValueForm.LOOSE;
    }
    if ("`".equals(open) && tight && end < text.length() && text.charAt(end) == ' ') {
      // A command whose output is the value.
      form = ValueForm.NONE;
    }
    boolean closed = end < text.length() && "\"'`\\".indexOf(text.charAt(end)) >= 0;
    boolean alone =
        (":".equals(sign) || "\uff1a".equals(sign))
            && isOwnLine(text, name.start())
            && endsLine(text, end);
    boolean valueLine = sign == null && form == ValueForm.SIGN;
    return new SecretCandidate(
        text.substring(start, end),
        start,
        end,
        form,
        strength(text, name),
        (quoted && closed) || tight || alone || valueLine);
  }

  /**
   * Returns the strength of a name; a short name that ends a longer one, {@code dbPass}, is as
   * strong as a long one.
   */
  private static Strength strength(String text, SecretNames.Named name) {
    Strength strength = name.meaning().strength();
    int start = name.start();
    boolean longer = start > 0 && "_-.".indexOf(text.charAt(start - 1)) >= 0;
    boolean camel = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
    if (strength == Strength.ENCODED) {
      return strength;
    }
    if (strength == Strength.TYPED) {
      return longer || camel ? Strength.STRONG : strength;
    }
    boolean vendors = strength != Strength.STRONG && SecretNames.isVendors(text, name);
    return vendors ? Strength.VENDOR : strength == Strength.VENDOR ? Strength.NONE : strength;
  }

  boolean isSecret() {
    if (strength == Strength.NONE
        || form == ValueForm.NONE
        || value.length() < 4
        || value.startsWith("--")
        || PlaceholderCheck.isPlaceholder(value)
        || isCode()) {
      return false;
    }
    if (strength == Strength.ENCODED) {
      return form != ValueForm.LOOSE
          && EncodedSecretDetector.decoded(value)
              .filter(USER_AND_PASSWORD.asMatchPredicate())
              .isPresent();
    }
    if (strength == Strength.VENDOR) {
      return form != ValueForm.LOOSE && PlaceholderCheck.looksLikeVendorKey(value);
    }
    if (strength == Strength.WEAK || form == ValueForm.LOOSE) {
      boolean strong = strength == Strength.STRONG && PlaceholderCheck.looksStrong(value);
      return strong || PlaceholderCheck.looksGenerated(value);
    }
    if (strength == Strength.TYPED && !PlaceholderCheck.looksTyped(value)) {
      return false;
    }
    return switch (form) {
      case TAG -> true;
      case PHRASE -> PlaceholderCheck.looksTyped(value);
      case FLAG -> value.length() >= 6 && PlaceholderCheck.looksTyped(value);
      default -> clear || (value.length() >= 6 && PlaceholderCheck.looksTyped(value));
    };
  }

  /**
   * Returns whether the value is code, such as a call, an index or a comparison, rather than a
   * literal.
   */
  private boolean isCode() {
    return value.indexOf('(') > 0
        || value.indexOf('[') > 0
        || value.indexOf('{') > 0
        || value.startsWith("=");
  }

  /** Returns whether only the name precedes its sign, as in {@code - db.password:}. */
  private static boolean isOwnLine(String text, int nameStart) {
    int from = Math.max(0, nameStart - LONGEST_KEY);
    String before = text.substring(from, nameStart);
    int newline = before.lastIndexOf('\n');
    int close = before.lastIndexOf('>');
    int open = close > newline ? before.lastIndexOf('<', close) : -1;
    boolean tag = open > newline && WordBoundaries.isTag(before, open);
    int begin = from + (tag ? close : newline) + 1;
    return LINE_START.matcher(text).region(begin, nameStart).matches();
  }

  private static boolean endsLine(String text, int at) {
    return at >= text.length()
        || text.charAt(at) == '\n'
        || text.charAt(at) == '\r'
        || WordBoundaries.isTag(text, at);
  }

  /** Tells whether a tag ends the value that began before it: {@code <p>password=x</p>}. */
  private static boolean isTag(String text, int at, int start) {
    return at > start && WordBoundaries.isTag(text, at);
  }

  private static boolean isFlag(String text, int nameStart) {
    int at = nameStart;
    int least = Math.max(0, nameStart - LONGEST_KEY);
    while (at > least
        && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '-')) {
      at--;
    }
    return text.startsWith("--", at);
  }

  /**
   * Returns the end of a quoted value with spaces or quotes in it; -1 when there are none or
   * nothing closes it.
   */
  private static int phraseEnd(String text, int start, int wordEnd, String open) {
    boolean bare = open.length() == 1 && !open.equals("`");
    if (wordEnd >= text.length() || !bare) {
      return -1;
    }
    char quote = open.charAt(0);
    char next = text.charAt(wordEnd);
    if (next == ' ') {
      return closing(text, start, quote);
    }
    int close = next == '"' || next == '\'' ? closing(text, start, quote) : -1;
    return close > wordEnd && PlaceholderCheck.looksTyped(text.substring(start, close))
        ? close
        : -1;
  }

  /** Returns the index of the quote that closes a value, on the same line; -1 when none does. */
  private static int closing(String text, int start, char quote) {
    int last = Math.min(text.length(), start + LONGEST_PHRASE);
    for (int i = start; i < last && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the end of a value, before the punctuation of its sentence, list, address or tag. */
  private static int valueEnd(String text, int start, int end, boolean tight, boolean quoted) {
    int stop = end;
    for (int i = start; i < stop && !quoted; i++) {
      char c = text.charAt(i);
      if (c == '|' || (tight && (c == '&' || c == ';' || c == ',')) || isTag(text, i, start)) {
        stop = i;
      }
    }
    while (!quoted && stop > start && ".,;:)]}*".indexOf(text.charAt(stop - 1)) >= 0) {
      stop--;
    }
    return stop;
  }
}
