package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.lookup.time.TimeExpressionParser;
import io.signalbox.knowledge.lookup.time.TimePhrase;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Name of a team or service with a time beside it, parsed from words such as {@code payments friday
 * 18:00}.
 *
 * @param name the words that are no words of time; may be empty
 * @param when the time that the other words name
 */
public record NameWithTime(String name, TimePhrase when) {

  /**
   * Parses a name and a time from the same words.
   *
   * @param now the instant that "today" and "in two hours" count from
   * @param zone the asker's, for words that name none
   */
  public static NameWithTime read(String words, Instant now, ZoneId zone) {
    String plain = QuestionWording.name(words);
    TimePhrase when = new TimeExpressionParser().parse(plain, now, zone);
    return new NameWithTime(rest(plain, when), when);
  }

  /** Returns the text without its time expressions and the punctuation beside them. */
  static String rest(String text, TimePhrase when) {
    return when.without(text).replaceAll("^[\\s,;:-]+|[\\s,;:?-]+$", "").replaceAll(" ,", "");
  }
}
