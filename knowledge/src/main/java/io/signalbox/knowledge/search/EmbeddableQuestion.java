package io.signalbox.knowledge.search;

import io.signalbox.knowledge.text.IdentifierWords;
import java.util.regex.Pattern;

/** A question made ready for the embedder. */
final class EmbeddableQuestion {
  /**
   * Single capital letter that stands for an omitted value ({@code Namespace X is using X% of its
   * quota}).
   */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\b[B-HJ-Z]\\b%?");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** The model reads 512 tokens; a pasted log beyond this only costs time. */
  private static final int LONGEST = 2000;

  private EmbeddableQuestion() {}

  static String forEmbedding(String question) {
    String clipped = question.length() > LONGEST ? question.substring(0, LONGEST) : question;
    String withoutPlaceholders = PLACEHOLDER.matcher(clipped).replaceAll("");
    return IdentifierWords.spellOut(SPACES.matcher(withoutPlaceholders).replaceAll(" ").strip());
  }
}
