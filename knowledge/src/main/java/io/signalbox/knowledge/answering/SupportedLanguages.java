package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.lookup.language.LookUpTranslation;
import java.util.Optional;

/** Says which languages are read to somebody who asked in another one and got no answer. */
final class SupportedLanguages {
  private static final String SENTENCE =
      "I read English; who is on call and who owns something I am also asked in "
          + LookUpTranslation.LANGUAGES
          + ".";

  private final LookUpTranslation wordings = new LookUpTranslation();

  /** Returns whether a question is in a language of which only look-ups are read, or nothing. */
  boolean isOther(String question) {
    return wordings.isForeign(question);
  }

  Optional<String> addTo(Optional<String> whomToAsk, String question) {
    if (!isOther(question)) {
      return whomToAsk;
    }
    return Optional.of(whomToAsk.map(whom -> SENTENCE + " " + whom).orElse(SENTENCE));
  }
}
