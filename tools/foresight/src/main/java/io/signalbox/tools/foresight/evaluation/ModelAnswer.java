package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.core.price.Cost;
import java.util.Optional;

/**
 * Answer of a model to one question, with its cost and time.
 *
 * @param refusal the provider's or the gateway's word for not answering
 * @param served version of the model that the reply names; empty where it names none
 */
public record ModelAnswer(
    String text, Cost cost, long millis, Optional<String> refusal, String served) {
  /** Creates the result of a question that was not answered. */
  static ModelAnswer refused(String words, long millis) {
    return new ModelAnswer("", Cost.NOTHING, millis, Optional.of(words), "");
  }
}
