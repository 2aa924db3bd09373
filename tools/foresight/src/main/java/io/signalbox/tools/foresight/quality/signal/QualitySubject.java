package io.signalbox.tools.foresight.quality.signal;

import java.util.Locale;

/**
 * Monitored subject whose answers are counted: a route, an agent, a model, a prompt, a source, a
 * probe, a check or a team.
 *
 * @param name within its dimension, at most 200 characters
 */
public record QualitySubject(Dimension dimension, String name) {
  private static final int LONGEST = 200;

  public QualitySubject {
    name = storable(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
  }

  /**
   * Returns a text without control characters, which a provider may send and PostgreSQL refuses.
   */
  public static String storable(String text) {
    return text.chars().anyMatch(Character::isISOControl)
        ? text.replaceAll("\\p{Cntrl}", " ")
        : text;
  }

  /** Dimension by which calls are grouped into subjects. */
  public enum Dimension {
    ROUTE,
    AGENT,
    MODEL,
    PROMPT,
    SOURCE,
    PROBE,
    /** Check that the settings put on a route. */
    CHECK,
    /** Team of the caller: counted to say whom a fall touches, and not judged by itself. */
    TEAM;

    /** Returns whether its streams are judged, and so share the budget of false alarms. */
    public boolean isJudged() {
      return this != TEAM;
    }

    /** Returns the display name in lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the display name of the subject with its dimension. */
  public String words() {
    return dimension.label() + " " + name;
  }
}
