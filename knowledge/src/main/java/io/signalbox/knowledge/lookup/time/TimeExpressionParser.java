package io.signalbox.knowledge.lookup.time;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parser of the English time expressions in a question. What the words mean is said at the
 * grammars: {@link DayGrammar} for days and weeks, {@link DateGrammar} for dates, {@link
 * ClockGrammar} for times of day, {@link ZoneNames} for time zones. A day without an hour is the
 * whole day, from its first instant to that of the next day, so 23 or 25 hours when the clocks
 * change; an hour without a day is the coming one. In a question about the past ("was", "did") both
 * look backwards. Stateless and safe for use by several threads.
 */
public final class TimeExpressionParser {
  private static final Pattern PAST =
      Pattern.compile("(?<!\\w)(?:was|were|had|did|been)(?!\\w)", Pattern.CASE_INSENSITIVE);

  /** Word or sign that every text with a time has: one check instead of some forty patterns. */
  private static final Pattern HINT =
      Pattern.compile(
          "\\d|[A-Z]{2,4}\\b|(?i:\\b(?:now|current|moment|present|atm|rn|minute|hour|hrs|today|tonight|tonite|tom|tmr"
              + "|yesterday|morning|afternoon|evening|night|overnight|noon|mid|week|month|mon|tue|wed|wens|thu|thr|fri|fir|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|day|xmas|christmas|boxing|new"
              + " year|nye|silvester|time|utc|gmt|in)|[a-z]/[a-z])");

  /** Longest text parsed, in characters; the rest of a longer one is ignored. */
  private static final int LONGEST = 1000;

  /**
   * Parses the time expressions of a text.
   *
   * @param now what "today" and "in two hours" count from
   * @param zone the asker's, for a text that names none
   */
  public TimePhrase parse(String text, Instant now, ZoneId zone) {
    String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    if (!HINT.matcher(read).find()) {
      return new TimePhrase(Optional.empty(), Optional.empty(), List.of(), List.of());
    }
    GrammarInput scan = new GrammarInput(read);
    Optional<ZoneId> named = ZoneGrammar.take(scan);
    TimeFrame frame = new TimeFrame(now, named.orElse(zone), PAST.matcher(read).find());
    Optional<NamedTime> when = TimeRanges.take(scan, frame);
    if (when.isEmpty()) {
      TimeExpression moment = TimeExpression.take(scan, frame);
      when = moment.when(scan, frame);
    }
    // "who is on call now, on Friday" asks for Friday; the leftover "now" is no part of a name.
    OffsetGrammar.takeNow(scan, frame);
    return new TimePhrase(when, named, scan.spans(), scan.notices());
  }
}
