package io.signalbox.tools.redaction;

import io.signalbox.tools.route.RedactionRule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call's redaction. Placeholders such as {@code [EMAIL_1]} are numbered in the order in which
 * values first appear, so that the same value always has the same one, also in the next turn of a
 * conversation that begins the same. Not for use from several threads at once.
 */
public final class Redaction {
  static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z][A-Z_]{1,24}_\\d{1,6}]");

  private final Redactor redactor;
  private final RedactionRule rule;
  private final Supplier<String> whole;
  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private final Map<String, String> originals = new HashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();

  Redaction(Redactor redactor, RedactionRule rule, Supplier<String> whole) {
    this.redactor = redactor;
    this.rule = rule;
    this.whole = whole;
  }

  /** The text as it may leave; the very same object when nothing had to be taken out. */
  public String redact(String text) {
    List<Span> spans = rule.isOff() ? List.of() : redactor.find(text, rule);
    if (spans.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (Span span : spans) {
      out.append(text, at, span.start());
      out.append(placeholder(span.label(), text.substring(span.start(), span.end())));
      at = span.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  /**
   * The same for the value of a field: what is called a password is one, however it looks.
   *
   * @param name of the field; empty where there is none
   */
  public String redact(String name, String text) {
    String redacted = redact(text);
    return redacted.equals(text) && !rule.isOff() && redactor.isSecret(name, text, rule)
        ? placeholder("SECRET", text)
        : redacted;
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

  /** How many different values were taken out. */
  public int count() {
    return placeholders.size();
  }

  /** Whether a reply needs to be looked through. */
  public boolean restores() {
    return rule.restore() && !placeholders.isEmpty();
  }

  /** The text with its values back, each written the way the place it goes to wants it. */
  public String restore(String text, UnaryOperator<String> written) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String original = originals.get(matcher.group());
      String back = original == null ? matcher.group() : written.apply(original);
      matcher.appendReplacement(out, Matcher.quoteReplacement(back));
    }
    return matcher.appendTail(out).toString();
  }
}
