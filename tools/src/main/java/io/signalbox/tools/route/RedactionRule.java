package io.signalbox.tools.route;

/**
 * What is taken out of a call before it leaves.
 *
 * @param restore whether the reply gets it back
 */
public record RedactionRule(Treatment secrets, Treatment personalData, boolean restore) {
  public static final RedactionRule STRICT =
      new RedactionRule(Treatment.MASK, Treatment.MASK, true);

  /** What happens to one sort of data. */
  public enum Treatment {
    MASK,
    KEEP
  }

  /** Whether the body leaves as it came. */
  public boolean isOff() {
    return secrets == Treatment.KEEP && personalData == Treatment.KEEP;
  }
}
