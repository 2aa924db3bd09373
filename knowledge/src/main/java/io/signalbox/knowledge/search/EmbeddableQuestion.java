package io.signalbox.knowledge.search;

import io.signalbox.knowledge.text.IdentifierWords;
import java.util.regex.Pattern;

/**
 * Prepares a question's text for the embedding model: clips it, drops placeholder letters and
 * spells out identifiers.
 */
final class EmbeddableQuestion {
  /**
   * Single capital letter that stands for an omitted value ({@code Namespace X is using X% of its
   * quota}).
   */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\b[B-HJ-Z]\\b%?");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /**
   * Longest text embedded, in characters: the model reads 512 tokens, and more of a pasted log only
   * costs time.
   */
  private static final int LONGEST = 2000;

  private EmbeddableQuestion() {}

  static String forEmbedding(String question) {
    String clipped = question.length() > LONGEST ? question.substring(0, LONGEST) : question;
    String withoutPlaceholders = PLACEHOLDER.matcher(clipped).replaceAll("");
    return IdentifierWords.spellOut(SPACES.matcher(withoutPlaceholders).replaceAll(" ").strip());
  }
}
