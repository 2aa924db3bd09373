package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.tools.core.route.UnsupportedRule;
import java.util.Set;

/**
 * Terms of a translation, which a route and its provider set.
 *
 * @param mostTokens the field by which an OpenAI-compatible provider is told the most tokens
 * @param unsupported what becomes of what cannot be said
 */
public record TranslationTerms(String mostTokens, UnsupportedRule unsupported) {

  /** Terms of a route that refuses what cannot be said. */
  public static TranslationTerms strict(String mostTokens) {
    return new TranslationTerms(mostTokens, UnsupportedRule.REFUSE);
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
