package io.signalbox.knowledge.answer;

import java.util.Optional;
import java.util.function.Consumer;

/** Writes text from a prompt. A port: the gateway fills it, and decides whether and with what. */
public interface Generator {

  /** What came of it; never throws for what a provider does. */
  Generation generate(Prompt prompt);

  /**
   * The same, telling what is written while it is written; all at the end, where there is no other
   * way.
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
   * The same, with tools that it may use while it writes; without them where it cannot.
   *
   * @param toolkit is told each use, and says what came of it
   * @param written empty when nobody watches
   */
  default Generation generate(Prompt prompt, Toolkit toolkit, Optional<Consumer<String>> written) {
    return written.map(watch -> generate(prompt, watch)).orElseGet(() -> generate(prompt));
  }
}
