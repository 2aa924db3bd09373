package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Audience;
import java.util.Optional;

/** Knows who answers for something. */
@FunctionalInterface
public interface WhomToAsk {

  /**
   * A phrase that names whom to ask, such as {@code **payments** in #payments-help}.
   *
   * @param owner as a document names it
   */
  Optional<String> about(String owner, Audience audience);
}
