package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.lookup.language.LookUpRewriter;
import java.util.Optional;

/**
 * Adds the list of supported languages to the reply when a question in another language got no
 * answer.
 */
final class LanguageNotice {
  private static final String SENTENCE =
      "I read English; who is on call and who owns something I am also asked in "
          + LookUpRewriter.LANGUAGES
          + ".";

  private final LookUpRewriter wordings = new LookUpRewriter();

  /**
   * Returns whether a question is in another language than English, by its script or everyday
   * words.
   */
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
