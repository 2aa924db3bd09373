package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerWarning;
import io.signalbox.knowledge.search.SpellingCorrection;
import io.signalbox.knowledge.text.CommonMisspellings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Adds to an answer a warning for each corrected word of the question, except common misspellings.
 */
final class SpellingNotice {
  private SpellingNotice() {}

  static Answer.CitedAnswer addTo(Answer.CitedAnswer answer, List<SpellingCorrection> respelt) {
    List<AnswerWarning> warnings = new ArrayList<>();
    for (SpellingCorrection each : respelt) {
      if (CommonMisspellings.of(each.typed().toLowerCase(Locale.ROOT)).isEmpty()) {
        warnings.add(new AnswerWarning.Respelt(each.typed(), each.meant()));
      }
    }
    if (warnings.isEmpty()) {
      return answer;
    }
    warnings.addAll(answer.warnings());
    return new Answer.CitedAnswer(
        answer.pieces(),
        answer.citations(),
        answer.lookedUp(),
        warnings,
        answer.confidence(),
        answer.author(),
        answer.unsure());
  }
}
