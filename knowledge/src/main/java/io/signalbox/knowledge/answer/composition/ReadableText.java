package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.markdown.CodeBlocks;
import io.signalbox.knowledge.text.ShortenedText;
import java.util.regex.Pattern;

/** Text as it can be shown: nothing that nobody reads, and no sentence without an end. */
final class ReadableText {
  /** Run of characters that nobody reads, such as an encoded file. */
  private static final Pattern UNREADABLE = Pattern.compile("\\S{200,}+");

  /** Multiple of the length that is shown within which words are looked for. */
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
