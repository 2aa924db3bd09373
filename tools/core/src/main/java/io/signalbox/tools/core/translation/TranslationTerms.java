package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.tools.core.route.UnsupportedRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Terms of a translation, which a route and its provider set.
 *
 * @param mostTokens the field by which an OpenAI-compatible provider is told the most tokens
 * @param unsupported what becomes of what cannot be said
 * @param now by which answers are dated whose provider does not date them
 */
public record TranslationTerms(String mostTokens, UnsupportedRule unsupported, InstantSource now) {

  /** Terms under which an answer without a date is one of 1970. */
  public TranslationTerms(String mostTokens, UnsupportedRule unsupported) {
    this(mostTokens, unsupported, InstantSource.fixed(Instant.EPOCH));
  }

  /** Terms of a route that refuses what cannot be said. */
  public static TranslationTerms strict(String mostTokens) {
    return new TranslationTerms(mostTokens, UnsupportedRule.REFUSE);
  }

  /** Returns the seconds since 1970. */
  long seconds() {
    return now.instant().getEpochSecond();
  }

  boolean drops() {
    return unsupported == UnsupportedRule.DROP;
  }

  /**
   * Passes over what cannot be said, where the route allows that.
   *
   * @throws io.signalbox.tools.core.protocol.MalformedBody elsewhere, with its name
   */
  public void leaveOut(String what) {
    if (!drops()) {
      throw TranslationJson.untranslatable(what);
    }
  }

  /** Passes over the fields of an object that have no counterpart, or refuses the first of them. */
  public void onlyKnown(JsonNode object, Set<String> known, String where) {
    if (!drops()) {
      TranslationJson.onlyKnown(object, known, where);
    }
  }
}
