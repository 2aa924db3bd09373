package io.signalbox.tools.foresight.evaluation;

import java.util.Optional;

/** Port to a model that answers evaluation questions; blocks until it answers. */
@FunctionalInterface
public interface AskedModel {
  /** Asks a question and returns the answer, or the reason why there is none. */
  ModelAnswer ask(Optional<String> system, String input);

  /** Sends a recorded request again and returns the answer, or the reason why there is none. */
  default ModelAnswer repeat(RecordedRequest request) {
    throw new UnsupportedOperationException("this model repeats no requests");
  }
}
