package io.signalbox.knowledge.lookup.time;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Result of parsing a text's time expressions: the time, the zone named, and the parts understood.
 *
 * @param when empty when it names no time, or none that exists; the notices tell the two apart
 * @param namedZone the time zone it names, in which the reader wants to see times
 * @param spans the parts of the text that were understood, sorted, without overlaps
 * @param notices how something ambiguous was read, or why something could not be; one sentence each
 */
public record TimePhrase(
    Optional<NamedTime> when, Optional<ZoneId> namedZone, List<Span> spans, List<String> notices) {
  public TimePhrase {
    spans = List.copyOf(spans);
    notices = List.copyOf(notices);
  }

  /**
   * Range of characters of the text.
   *
   * @param start index of its first character
   * @param end index after its last
   */
  public record Span(int start, int end) {}

  /** Returns the text without its time expressions; runs of white space become one space. */
  public String without(String text) {
    StringBuilder rest = new StringBuilder(text);
    for (Span span : spans) {
      for (int i = span.start(); i < span.end(); i++) {
        rest.setCharAt(i, ' ');
      }
    }
    return rest.toString().replaceAll("\\s+", " ").strip();
  }
}
