package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.tools.core.route.UnsupportedFeatureRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Settings of a translation, taken from route and provider.
 *
 * @param mostTokens the field by which an OpenAI-compatible provider is told the most tokens
 * @param unsupported what becomes of what cannot be said
 * @param now by which answers are dated whose provider does not date them
 */
public record TranslationSettings(
    String mostTokens, UnsupportedFeatureRule unsupported, InstantSource now) {

  /** Creates settings under which answers without a date are dated 1970. */
  public TranslationSettings(String mostTokens, UnsupportedFeatureRule unsupported) {
    this(mostTokens, unsupported, InstantSource.fixed(Instant.EPOCH));
  }

  /** Creates settings that refuse unsupported features. */
  public static TranslationSettings strict(String mostTokens) {
    return new TranslationSettings(mostTokens, UnsupportedFeatureRule.REFUSE);
  }

  /** Returns the current time in seconds since 1970. */
  long seconds() {
    return now.instant().getEpochSecond();
  }

  boolean drops() {
    return unsupported == UnsupportedFeatureRule.DROP;
  }

  /**
   * Skips an unsupported feature if the route allows that.
   *
   * @throws io.signalbox.tools.core.protocol.MalformedBodyException elsewhere, with its name
   */
  public void leaveOut(String what) {
    if (!drops()) {
      throw TranslationJson.untranslatable(what);
    }
  }

  /** Skips the unsupported fields of an object, or refuses the first of them. */
  public void onlyKnown(JsonNode object, Set<String> known, String where) {
    if (!drops()) {
      TranslationJson.onlyKnown(object, known, where);
    }
  }
}
