package io.signalbox.tools.foresight.goldenpath;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Rules of the golden path for an agent's repository. */
public enum GoldenRule {
  MANIFEST("The repository has a manifest that can be read."),
  OWNER("A person owns the agent."),
  DEPUTY("Somebody stands in for its owner."),
  KEYS("It calls models with a key of the gateway, not with a person's."),
  DATA_CLASS("Its routes may carry the data that it reads."),
  EVALUATION("It has an evaluation set, which passed in its present version."),
  MODELS("No model that it names has ended or ends soon."),
  LOGGING("Its runs can be looked up.");

  private final String meaning;

  GoldenRule(String meaning) {
    this.meaning = meaning;
  }

  /** Returns the short name used in findings and settings. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the meaning of each rule, by its short name. */
  public static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (GoldenRule rule : values()) {
      meanings.put(rule.label(), rule.meaning);
    }
    return meanings;
  }
}
