package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Asks the typed tables. */
@FunctionalInterface
public interface TableLookUp {

  /** Answers from the tables; empty when the question is not one for them. */
  Optional<LookUpResult> answer(String question, Audience audience, Instant now, ZoneId zone);
}
