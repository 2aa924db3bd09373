package io.signalbox.tools.workflow.observation;

/**
 * A field in which an agent does other than its team says.
 *
 * @param declared as the team says it
 * @param observed as calls show it
 */
public record AgentDrift(DriftField field, String declared, String observed) {

  /** Fields that are compared. */
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

  /** Both side by side, as half a sentence. */
  public String sentence() {
    return field.label() + ": says " + declared + "; " + observed;
  }
}
