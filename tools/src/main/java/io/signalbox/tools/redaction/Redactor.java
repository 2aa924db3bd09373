package io.signalbox.tools.redaction;

import io.signalbox.knowledge.redact.Hit;
import io.signalbox.knowledge.redact.SecretMasker;
import io.signalbox.tools.route.RedactionRule;
import io.signalbox.tools.route.RedactionRule.Treatment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Finds what a rule wants taken out. May be shared between threads. */
public final class Redactor {
  private final SecretMasker secrets = new SecretMasker();
  private final CleanTexts clean = new CleanTexts();

  /**
   * Begins with a call.
   *
   * @param whole gives everything the call sends when something is taken out, so that no
   *     placeholder is taken that stands in it
   */
  public Redaction begin(RedactionRule rule, Supplier<String> whole) {
    return new Redaction(this, rule, whole);
  }

  /** The same where everything is at hand as text. */
  public Redaction begin(RedactionRule rule, String whole) {
    return begin(rule, () -> whole);
  }

  /** Whether a short text, such as a header, holds a secret. */
  public boolean holdsSecret(String text) {
    return !secrets.find(text).isEmpty();
  }

  /** What to take out, in the order of the text, without overlaps. */
  List<Span> find(String text, RedactionRule rule) {
    if (!CleanTexts.isLong(text)) {
      return search(text, rule);
    }
    CleanTexts.Digest digest = clean.digest(text, rule);
    if (clean.contains(digest)) {
      return List.of();
    }
    List<Span> spans = search(text, rule);
    if (spans.isEmpty()) {
      clean.add(digest);
    }
    return spans;
  }

  private List<Span> search(String text, RedactionRule rule) {
    List<Span> spans = new ArrayList<>(0);
    if (rule.secrets() == Treatment.MASK) {
      for (Hit hit : secrets.find(text)) {
        spans.add(new Span(label(hit), hit.start(), hit.end()));
      }
    }
    if (rule.personalData() == Treatment.MASK) {
      PersonalData.find(text, spans);
    }
    return spans.size() < 2 ? spans : apart(spans);
  }

  /** Whether a field of this name has a secret for its value. */
  boolean isSecret(String name, String value, RedactionRule rule) {
    if (rule.secrets() != Treatment.MASK || value.isBlank() || !mayNameSecret(name)) {
      return false;
    }
    // Placed as in a settings file, where the masker knows a name from its value.
    String pair = name + "=\"" + value.strip().split("\\s", 2)[0] + "\"";
    return secrets.find(pair).stream().anyMatch(hit -> hit.end() > name.length() + 1);
  }

  private static boolean mayNameSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("pass")
        || lower.contains("pwd")
        || lower.contains("key")
        || lower.contains("secret")
        || lower.contains("token")
        || lower.contains("credential");
  }

  private static String label(Hit hit) {
    return hit.kind().label().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static List<Span> apart(List<Span> spans) {
    spans.sort(
        Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder()));
    List<Span> apart = new ArrayList<>();
    for (Span span : spans) {
      Span last = apart.isEmpty() ? null : apart.getLast();
      if (last == null || span.start() >= last.end()) {
        apart.add(span);
      } else if (span.end() > last.end()) {
        apart.set(apart.size() - 1, new Span(last.label(), last.start(), span.end()));
      }
    }
    return apart;
  }
}
