package io.signalbox.knowledge.answer.generation;

import java.util.Optional;
import java.util.function.Consumer;

/** Writes text from a prompt. A port: the gateway fills it, and decides whether and with what. */
public interface TextGenerator {

  /** Asks the model; never throws for a failure of the provider. */
  GenerationResult generate(ModelPrompt prompt);

  /**
   * Generates and reports text while it is written, or at the end if streaming is not available.
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
   * Generates with tools if the model can use them.
   *
   * @param toolkit is told each use, and says what came of it
   * @param written empty when nobody watches
   */
  default GenerationResult generate(
      ModelPrompt prompt, QuestionTools toolkit, Optional<Consumer<String>> written) {
    return written.map(watch -> generate(prompt, watch)).orElseGet(() -> generate(prompt));
  }
}
