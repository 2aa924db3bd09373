package io.signalbox.knowledge.answer.generation;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Port to a language model that writes text from a prompt, implemented by the gateway, which
 * chooses the route. A port: the gateway fills it, and decides whether and with what.
 */
public interface TextGenerator {

  /** Generates text; returns failures of the provider as a result instead of throwing. */
  GenerationResult generate(ModelPrompt prompt);

  /**
   * Generates text and reports it while it is written, or at the end when streaming is not
   * available.
   *
   * @param written takes each further bit of the draft, on the calling thread; when no draft comes
   *     of it, what it was told counts for nothing
   */
  default GenerationResult generate(ModelPrompt prompt, Consumer<String> written) {
    GenerationResult generation = generate(prompt);
    if (generation instanceof GenerationResult.GeneratedDraft draft) {
      written.accept(draft.text());
    }
    return generation;
  }

  /**
   * Generates text, letting the model call tools if it can.
   *
   * @param toolkit is told each use, and says what came of it
   * @param written empty when nobody watches
   */
  default GenerationResult generate(
      ModelPrompt prompt, QuestionTools toolkit, Optional<Consumer<String>> written) {
    return written.map(watch -> generate(prompt, watch)).orElseGet(() -> generate(prompt));
  }
}
