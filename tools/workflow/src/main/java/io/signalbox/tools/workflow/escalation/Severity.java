package io.signalbox.tools.workflow.escalation;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Severity of an escalation, as defined in the organisation's settings.
 *
 * @param name as people type it, {@code SEV2}
 * @param means one line for people who have to choose
 * @param words what in a report speaks of it; the first severity with one that occurs wins
 * @param level what paging services call it
 * @param remindEvery how often an acknowledged escalation is asked about
 */
public record Severity(
    String name, String means, List<Pattern> words, Level level, Duration remindEvery) {

  /**
   * Severity level of paging services, named as in PagerDuty and mapped to Opsgenie's P1, P2, P3,
   * P5.
   */
  public enum Level {
    CRITICAL,
    ERROR,
    WARNING,
    INFO
  }

  public Severity {
    words = List.copyOf(words);
  }
}
