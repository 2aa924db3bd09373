package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.core.price.Cost;
import java.util.Optional;

/**
 * Answer of a model to one question, with its cost and time.
 *
 * @param refusal the provider's or the gateway's word for not answering
 * @param absent whether nothing was answered for a reason that is neither the model's nor the
 *     request's, such as an outage or a limit; {@code refusal} says which
 * @param served version of the model that the reply names; empty where it names none
 */
public record ModelAnswer(
    String text, Cost cost, long millis, Optional<String> refusal, String served, boolean absent) {
  /** Creates the answer of a model that was reached. */
  public ModelAnswer(String text, Cost cost, long millis, Optional<String> refusal, String served) {
    this(text, cost, millis, refusal, served, false);
  }

  /** Creates the result of a question that was not answered. */
  static ModelAnswer refused(String words, long millis) {
    return new ModelAnswer("", Cost.NOTHING, millis, Optional.of(words), "");
  }

  /** Creates the result of a question that no model answered, which says nothing of the model. */
  public static ModelAnswer absent(String words, long millis) {
    return new ModelAnswer("", Cost.NOTHING, millis, Optional.of(words), "", true);
  }
}
