package io.signalbox.tools.foresight.quality.signal;

import java.util.Locale;

/**
 * Something whose answers are watched.
 *
 * @param name within its dimension, at most 200 characters
 */
public record QualitySubject(Dimension dimension, String name) {
  private static final int LONGEST = 200;

  public QualitySubject {
    name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }

  /** Side from which calls are looked at. */
  public enum Dimension {
    ROUTE,
    AGENT,
    MODEL,
    PROMPT,
    SOURCE,
    PROBE;

    /** Returns the word for people. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns what people call it. */
  public String words() {
    return dimension.label() + " " + name;
  }
}
