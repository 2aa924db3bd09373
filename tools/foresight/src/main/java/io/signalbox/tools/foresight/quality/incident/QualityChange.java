package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import java.util.Optional;

/**
 * Change of a model, prompt, source or setting that may have made answers worse.
 *
 * @param place what the change can have touched
 * @param minute since 1970
 */
public record QualityChange(
    ChangeKind kind, QualitySubject place, long minute, Optional<String> was, String becomes) {

  /** Kind of a change, with a prior weight for its being the cause of an incident. */
  public enum ChangeKind {
    MODEL(
        "the model that answers",
        3,
        "the route's model in the settings, or a dated snapshot of it"),
    PROMPT("the prompt", 3, "the agent's own repository"),
    TOOLS("the tools that are offered", 2, "the agent's own repository"),
    SOURCE("a source", 2.5, "the section sources of the settings, or the source itself"),
    INDEX("the index", 1.5, "the sources; the index follows them"),
    SETTINGS("the settings", 1.5, "the settings file, and a restart"),
    PROVIDER("the provider", 2, "the route's provider and fallbacks in the settings"),
    DEPLOY("a deployment", 2, "whoever deployed it");

    private final String words;
    private final double weight;
    private final String undone;

    ChangeKind(String words, double weight, String undone) {
      this.words = words;
      this.weight = weight;
      this.undone = undone;
    }

    /** Returns the name of the changed thing for sentences. */
    public String words() {
      return words;
    }

    /** Returns the place where such a change can be reverted. */
    public String undone() {
      return undone;
    }

    double weight() {
      return weight;
    }
  }

  /** Returns the change as a sentence without a full stop. */
  public String sentence() {
    return kind.words()
        + " of "
        + place.words()
        + was.map(before -> " changed from " + before + " to " + becomes)
            .orElse(" changed: " + becomes);
  }
}
