package io.signalbox.tools.core.redaction;

import io.signalbox.knowledge.masking.SecretHit;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.masking.escape.DecodedText;
import io.signalbox.tools.core.route.RedactionRule;
import io.signalbox.tools.core.route.RedactionRule.Treatment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the secrets and personal data in a text that a redaction rule wants masked, and remembers
 * long texts without any. May be shared between threads.
 */
public final class TextRedactor {
  /**
   * Window of a long text that is searched at a time, in characters; the positions of each take
   * some eighty bytes.
   */
  private static final int WINDOW = 256 << 10;

  /**
   * Overlap of two windows in characters, longer than any value that is found except unusually long
   * keys.
   */
  private static final int OVERLAP = 32 << 10;

  private static final Pattern BLANKS = Pattern.compile("\\s");

  private final SecretMasker secrets = new SecretMasker();
  private final CleanTextCache clean = new CleanTextCache();

  /** Returns whether a short text, such as a header, contains a secret. */
  public boolean holdsSecret(String text) {
    return !secrets.find(text).isEmpty();
  }

  /** Returns the spans to mask, in the order of the text and without overlaps. */
  List<RedactedSpan> find(String text, RedactionRule rule) {
    List<RedactedSpan> spans = new ArrayList<>(0);
    for (int start = 0; start == 0 || start < text.length() - OVERLAP; start += WINDOW) {
      int end = Math.min(text.length(), start + WINDOW + OVERLAP);
      find(text.substring(start, end), start, rule, spans);
    }
    return spans.size() < 2 ? spans : apart(spans);
  }

  private void find(String window, int start, RedactionRule rule, List<RedactedSpan> all) {
    List<RedactedSpan> found = findIn(window, rule);
    if (start == 0) {
      all.addAll(found);
      return;
    }
    found.forEach(
        span -> all.add(new RedactedSpan(span.label(), span.start() + start, span.end() + start)));
  }

  private List<RedactedSpan> findIn(String text, RedactionRule rule) {
    List<RedactedSpan> spans = new ArrayList<>(0);
    List<DecodedText> layers = DecodedText.layers(text);
    if (rule.secrets() == Treatment.MASK) {
      for (SecretHit hit : secrets.find(text, layers)) {
        spans.add(new RedactedSpan(label(hit), hit.start(), hit.end()));
      }
    }
    if (rule.personalData() == Treatment.MASK) {
      findPersonalData(text, layers, spans);
    }
    return spans;
  }

  private static void findPersonalData(
      String text, List<DecodedText> layers, List<RedactedSpan> spans) {
    if (layers.isEmpty()) {
      PersonalDataFinder.find(text, spans::add);
      return;
    }
    DecodedText deepest = layers.getLast();
    PersonalDataFinder.find(text, span -> addWhole(span, span.start(), span.end(), deepest, spans));
    for (DecodedText layer : layers) {
      PersonalDataFinder.find(
          layer.text(),
          span ->
              addWhole(
                  span, layer.source(span.start()), layer.sourceEnd(span.end()), deepest, spans));
    }
  }

  /** Adds a span, shortened so that it does not cut an escape sequence in two. */
  private static void addWhole(
      RedactedSpan span, int start, int end, DecodedText deepest, List<RedactedSpan> spans) {
    int from = deepest.boundaryFrom(start);
    int to = deepest.boundaryUpTo(end);
    if (from < to) {
      spans.add(new RedactedSpan(span.label(), from, to));
    }
  }

  /** Returns the cache key of a text; empty for a text too short to be cached. */
  Optional<CleanTextCache.Digest> digest(String text, RedactionRule rule) {
    return CleanTextCache.isLong(text) ? Optional.of(clean.digest(text, rule)) : Optional.empty();
  }

  /** Returns whether an earlier search of this text found nothing. */
  boolean isClean(CleanTextCache.Digest digest) {
    return clean.contains(digest);
  }

  /** Remembers that a search of this text found nothing. */
  void remember(CleanTextCache.Digest digest) {
    clean.add(digest);
  }

  /** Returns whether a field's value counts as a secret because of the field's name. */
  boolean isSecret(String name, String value, RedactionRule rule) {
    if (rule.secrets() != Treatment.MASK
        || name.isEmpty()
        || value.isBlank()
        || !SecretMasker.mayNameSecret(name)) {
      return false;
    }
    // Placed as in a settings file, where the masker knows a name from its value.
    String first = BLANKS.split(value.strip(), 2)[0];
    String pair = name + "=\"" + first + "\"";
    return secrets.find(pair, List.of()).stream().anyMatch(hit -> hit.end() > name.length() + 1);
  }

  private static String label(SecretHit hit) {
    return hit.kind().label().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static List<RedactedSpan> apart(List<RedactedSpan> spans) {
    spans.sort(
        Comparator.comparingInt(RedactedSpan::start)
            .thenComparing(RedactedSpan::end, Comparator.reverseOrder()));
    List<RedactedSpan> apart = new ArrayList<>();
    for (RedactedSpan span : spans) {
      RedactedSpan last = apart.isEmpty() ? null : apart.getLast();
      if (last == null || span.start() >= last.end()) {
        apart.add(span);
      } else if (span.end() > last.end()) {
        apart.set(apart.size() - 1, new RedactedSpan(last.label(), last.start(), span.end()));
      }
    }
    return apart;
  }
}
