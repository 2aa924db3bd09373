package io.signalbox.tools.foresight.quality.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Quality signals that are counted for each answer: a yes-or-no property for most, a number for
 * some.
 */
public enum QualitySignal {
  INVALID("answers that do not meet the route's schema"),
  CUT_OFF("answers cut off at the length limit"),
  REFUSED("answers that refuse"),
  EMPTY("empty answers"),
  REPEATED("answers that repeat themselves or are garbled"),
  OTHER_LANGUAGE("answers in another language than the question"),
  OTHER_FORMAT("answers in another format than usual"),
  TOOL_ERROR("calls that report a failed tool"),
  TOOL_LOOP("calls that go round in circles with tools"),
  FAILED("calls without an answer"),
  UNGROUNDED("sentences that no source supports"),
  NO_SOURCE("answers without a source"),
  NOT_KNOWN("questions without an answer"),
  NOTHING_FOUND("questions for which the search found nothing"),
  SOURCE_UNUSED("answers that do not rest on it"),
  NOT_HELPED("answers that did not help"),
  HUMAN_ASKED("questions that went on to a person"),
  CORRECTED("answers that somebody corrected"),
  ASKED_AGAIN("questions asked again within the hour"),
  CHECK_FAILED("answers that break a rule of the check"),
  JUDGED_BAD("answers that the judge finds bad"),
  PROBE("failed probes"),
  /** Call that was retried; shown as context only, and raises no alarm. */
  RETRIED("calls that were retried"),
  CACHED("answers from the cache"),
  LENGTH("tokens an answer"),
  LATENCY("milliseconds a call"),
  FIRST_TOKEN("milliseconds to the first token"),
  COST("millionths of a dollar a call"),
  CONFIDENCE("thousandths of confidence an answer");

  private final String words;

  QualitySignal(String words) {
    this.words = words;
  }

  /** Returns the signal's display name, in the plural. */
  public String words() {
    return words;
  }

  /** Returns the code used in the database and in metrics. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the signal is a number rather than a yes-or-no property. */
  public boolean isNumber() {
    return switch (this) {
      case LENGTH, LATENCY, FIRST_TOKEN, COST, CONFIDENCE -> true;
      default -> false;
    };
  }

  /** Returns whether changes of the signal raise alarms. */
  public boolean isWatched() {
    return this != RETRIED && this != CACHED;
  }

  /** Finds the signal of a code. */
  public static Optional<QualitySignal> of(String code) {
    return Arrays.stream(values()).filter(signal -> signal.code().equals(code)).findFirst();
  }
}
