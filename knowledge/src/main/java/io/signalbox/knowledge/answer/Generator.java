package io.signalbox.knowledge.answer;

import java.util.Optional;
import java.util.function.Consumer;

/** Writes text from a prompt. A port: the gateway fills it, and decides whether and with what. */
public interface Generator {

  /** Asks the model; never throws for a failure of the provider. */
  Generation generate(Prompt prompt);

  /**
   * Generates and reports text while it is written, or at the end if streaming is not available.
   *
   * @param written takes each further bit of the draft, on the calling thread; when no draft comes
   *     of it, what it was told counts for nothing
   */
  default Generation generate(Prompt prompt, Consumer<String> written) {
    Generation generation = generate(prompt);
    if (generation instanceof Generation.Draft draft) {
      written.accept(draft.text());
    }
    return generation;
  }

  /**
   * Generates with tools if the model can use them.
   *
   * @param toolkit is told each use, and says what came of it
   * @param written empty when nobody watches
   */
  default Generation generate(Prompt prompt, Toolkit toolkit, Optional<Consumer<String>> written) {
    return written.map(watch -> generate(prompt, watch)).orElseGet(() -> generate(prompt));
  }
}
