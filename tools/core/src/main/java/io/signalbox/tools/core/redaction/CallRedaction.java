package io.signalbox.tools.core.redaction;

import io.signalbox.tools.core.route.RedactionRule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks secrets and personal data in the texts of one call and restores them in its answer.
 * Placeholders such as {@code [EMAIL_1]} are numbered in the order in which values first appear, so
 * that the same value always has the same one, also in the next turn of a conversation that begins
 * the same. Not for use from several threads at once.
 */
public final class CallRedaction {
  static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z][A-Z_]{1,24}_\\d{1,6}]");

  private final TextRedactor redactor;
  private final RedactionRule rule;
  private final Supplier<String> whole;
  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private final Map<String, String> originals = new HashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();

  private CallRedaction(TextRedactor redactor, RedactionRule rule, Supplier<String> whole) {
    this.redactor = redactor;
    this.rule = rule;
    this.whole = whole;
  }

  /**
   * Starts the redaction of a call.
   *
   * @param whole gives everything the call sends when something is taken out, so that no
   *     placeholder is taken that stands in it
   */
  public static CallRedaction begin(
      TextRedactor redactor, RedactionRule rule, Supplier<String> whole) {
    return new CallRedaction(redactor, rule, whole);
  }

  /** Starts the redaction of a call that is available as text. */
  public static CallRedaction begin(TextRedactor redactor, RedactionRule rule, String whole) {
    return begin(redactor, rule, () -> whole);
  }

  /**
   * Returns the text with its sensitive values replaced by placeholders, or the same object when it
   * has none.
   */
  public String redact(String text) {
    return redact("", text);
  }

  /**
   * Returns the value of a named field with sensitive parts replaced; a field whose name says
   * password is replaced whole. A text that is JSON is looked through string by string, with the
   * names of its own fields, and is JSON afterwards.
   *
   * @param name of the field; empty where there is none
   */
  public String redact(String name, String text) {
    if (rule.isOff() || text.isEmpty()) {
      return text;
    }
    String redacted = redactedText(text);
    boolean secret =
        redactor.isSecret(name, text, rule) && !PLACEHOLDER.matcher(redacted).matches();
    return secret ? placeholder("SECRET", text) : redacted;
  }

  private String redactedText(String text) {
    Optional<CleanTextCache.Digest> digest = redactor.digest(text, rule);
    if (digest.filter(redactor::isClean).isPresent()) {
      return text;
    }
    String redacted = NestedJson.rewritten(text, this::redact).orElseGet(() -> withoutSpans(text));
    if (redacted.equals(text)) {
      digest.ifPresent(redactor::remember);
      return text;
    }
    return redacted;
  }

  private String withoutSpans(String text) {
    List<RedactedSpan> spans = redactor.find(text, rule);
    if (spans.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (RedactedSpan span : spans) {
      out.append(text, at, span.start());
      out.append(placeholder(span.label(), text.substring(span.start(), span.end())));
      at = span.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  private String placeholder(String label, String value) {
    return placeholders.computeIfAbsent(
        value,
        absent -> {
          String everything = whole.get();
          String placeholder;
          do {
            placeholder = "[" + label + "_" + counters.merge(label, 1, Integer::sum) + "]";
          } while (everything.contains(placeholder));
          originals.put(placeholder, value);
          return placeholder;
        });
  }

  /** Returns the number of distinct values that were replaced by placeholders. */
  public int count() {
    return placeholders.size();
  }

  /** Returns whether answers have to be searched for placeholders to restore. */
  public boolean restores() {
    return rule.restore() && !placeholders.isEmpty();
  }

  /**
   * Returns the text with its placeholders replaced by the original values. Inside JSON, values are
   * escaped once for each string that they stand in.
   */
  public String restore(String text) {
    return restore(text, new JsonNesting());
  }

  /**
   * Restores values in a piece of a streamed text, with the JSON nesting that earlier pieces have
   * led to.
   */
  String restore(String text, JsonNesting nesting) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (matcher.find()) {
      String original = originals.get(matcher.group());
      if (original != null) {
        nesting.over(text, at, matcher.start());
        out.append(text, at, matcher.start()).append(nesting.written(original));
        nesting.overValue();
        at = matcher.end();
      }
    }
    nesting.over(text, at, text.length());
    return at == 0 ? text : out.append(text, at, text.length()).toString();
  }
}
