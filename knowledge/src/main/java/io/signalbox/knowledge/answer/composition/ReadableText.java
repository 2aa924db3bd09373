package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.markdown.CodeBlocks;
import io.signalbox.knowledge.text.ShortenedText;
import java.util.regex.Pattern;

/**
 * Shortens a text for display: drops unreadable runs such as encoded files, and cuts at a word with
 * an ellipsis.
 */
final class ReadableText {
  /** Run of characters without blanks that is unreadable, such as an encoded file. */
  private static final Pattern UNREADABLE = Pattern.compile("\\S{200,}+");

  /** Multiple of the longest length: that much of the text is searched for readable words. */
  private static final int NEAR = 20;

  private ReadableText() {}

  static String of(String text, int longest) {
    if (text.length() <= longest || CodeBlocks.length(text) > 0) {
      return text;
    }
    String near = text.substring(0, Math.min(text.length(), longest * NEAR));
    String rest = UNREADABLE.matcher(near).replaceAll("…").strip();
    return ShortenedText.words(rest, longest);
  }
}
