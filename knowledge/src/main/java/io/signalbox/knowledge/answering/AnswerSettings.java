package io.signalbox.knowledge.answering;

import io.signalbox.config.ConfigSection;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the section {@code answers}: confidence threshold, staleness, contact and tool limit.
 *
 * @param confidenceFloor below this probability the answer is that we do not know: 0 to 1; the
 *     usual one stands for the fitted one
 * @param staleAfter a page reviewed longer ago is answered from with a warning
 * @param ask whom to ask when nothing is found and the nearest page names nobody
 * @param lookUps most uses of tools by a model that writes an answer; 0 for none
 */
public record AnswerSettings(
    double confidenceFloor, Duration staleAfter, Optional<String> ask, int lookUps) {
  /**
   * Default abstention threshold: the calibrated confidence at which an answer is as likely right
   * as wrong.
   */
  public static final double USUAL_FLOOR = 0.5;

  private static final int USUAL_LOOK_UPS = 4;
  private static final Duration USUAL_STALE_AFTER = Duration.ofDays(365);

  /** Returns the defaults. */
  public static AnswerSettings usual() {
    return new AnswerSettings(USUAL_FLOOR, USUAL_STALE_AFTER, Optional.empty(), USUAL_LOOK_UPS);
  }

  /** Reads the section {@code answers}. */
  public static AnswerSettings from(ConfigSection section) {
    return new AnswerSettings(
        section
            .decimal(
                "confidence-floor",
                "Below this probability the answer is \"I don't know\"; the fitted one where it is"
                    + " not set.")
            .between(0.0, 1.0)
            .or(USUAL_FLOOR),
        section
            .duration("stale-after", "A page reviewed longer ago is answered from with a warning.")
            .atLeast(Duration.ofDays(1))
            .or(USUAL_STALE_AFTER),
        section
            .text("ask", "Whom to ask when nothing is found and the nearest page names nobody.")
            .optional(),
        section
            .integer("look-ups", "Most look-ups and tool calls of a model for one answer; 0: none.")
            .between(0, 20)
            .or(USUAL_LOOK_UPS));
  }
}
