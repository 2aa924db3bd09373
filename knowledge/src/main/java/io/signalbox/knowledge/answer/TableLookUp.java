package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Port that answers questions from the on-call and ownership tables, without searching documents.
 */
@FunctionalInterface
public interface TableLookUp {

  /**
   * Returns the answer from the tables; empty when the question is not about who is on call or who
   * owns something.
   */
  Optional<LookUpResult> answer(String question, Audience audience, Instant now, ZoneId zone);
}
