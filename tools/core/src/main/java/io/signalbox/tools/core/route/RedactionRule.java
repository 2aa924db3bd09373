package io.signalbox.tools.core.route;

/**
 * Rule of a route on the kinds of data to mask in requests and to restore in answers.
 *
 * @param restore whether the reply gets it back
 */
public record RedactionRule(Treatment secrets, Treatment personalData, boolean restore) {
  public static final RedactionRule STRICT =
      new RedactionRule(Treatment.MASK, Treatment.MASK, true);

  /** Treatment of one kind of sensitive data. */
  public enum Treatment {
    MASK,
    KEEP
  }

  /** Returns whether nothing is masked. */
  public boolean isOff() {
    return secrets == Treatment.KEEP && personalData == Treatment.KEEP;
  }
}
