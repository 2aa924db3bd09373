package io.signalbox.tools.foresight.quality.signal;

import java.util.Locale;

/**
 * Monitored subject whose answers are counted: a route, an agent, a model, a prompt, a source or a
 * probe.
 *
 * @param name within its dimension, at most 200 characters
 */
public record QualitySubject(Dimension dimension, String name) {
  private static final int LONGEST = 200;

  public QualitySubject {
    name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }

  /** Dimension by which calls are grouped into subjects. */
  public enum Dimension {
    ROUTE,
    AGENT,
    MODEL,
    PROMPT,
    SOURCE,
    PROBE;

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
