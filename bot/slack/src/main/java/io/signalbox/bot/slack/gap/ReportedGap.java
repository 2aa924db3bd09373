package io.signalbox.bot.slack.gap;

import java.util.List;
import java.util.Optional;

/**
 * Unanswered question of several people whose likely owner was told of it; a row of {@code
 * knowledge_gap}.
 *
 * @param id the same for the same question
 * @param people who asked; who that was is in the answers alone
 * @param answers ids of the answers that were none
 * @param owner a person's id
 * @param nearest the nearest page
 */
record ReportedGap(
    String id,
    String question,
    int people,
    List<String> answers,
    String owner,
    Optional<String> nearest,
    GapState state) {
  ReportedGap {
    answers = List.copyOf(answers);
  }

  /** State of a gap: open, another team's, or closed. */
  enum GapState {
    OPEN,
    /** Its owner says that it is somebody else's. */
    NOT_OURS,
    /** The question can be answered now. */
    CLOSED
  }
}
