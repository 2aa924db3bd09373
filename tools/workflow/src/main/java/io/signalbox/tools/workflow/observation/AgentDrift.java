package io.signalbox.tools.workflow.observation;

/**
 * Difference between the declared and the observed behaviour of an agent, in one field.
 *
 * @param declared as the team says it
 * @param observed as calls show it
 */
public record AgentDrift(DriftField field, String declared, String observed) {

  /** Fields of a profile that are compared with observations. */
  public enum DriftField {
    MODEL("model"),
    UNUSED_MODEL("model"),
    WRITES("writes"),
    USE("uses a week"),
    PEOPLE("people"),
    DATA_CLASS("data class"),
    KEYS("keys"),
    UNATTENDED("unattended"),
    SOURCES("sources");

    private final String label;

    DriftField(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Returns the declared and the observed value as half a sentence. */
  public String sentence() {
    return field.label() + ": says " + declared + "; " + observed;
  }
}
