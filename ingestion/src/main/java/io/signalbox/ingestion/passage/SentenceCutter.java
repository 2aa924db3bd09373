package io.signalbox.ingestion.passage;

import io.signalbox.knowledge.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a long paragraph at the ends of sentences. Where no sentence ends, it cuts after a line or
 * else a word.
 */
final class SentenceCutter {
  private SentenceCutter() {}

  /** Returns the last sentence; the whole text when it is one sentence. */
  static String last(String paragraph) {
    List<String> sentences = SentenceSplitter.inFull(paragraph);
    return sentences.getLast().strip();
  }

  /** Returns parts of whole sentences, each near the target length. */
  static List<String> groups(String paragraph) {
    boolean quoted = paragraph.startsWith(">");
    List<String> groups = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String sentence : SentenceSplitter.inFull(paragraph)) {
      for (String part :
          sentence.length() <= PassageLength.MOST ? List.of(sentence) : words(sentence)) {
        if (!current.isEmpty() && current.length() + part.length() > PassageLength.TARGET) {
          flush(current, groups, quoted);
        }
        current.append(part);
      }
    }
    flush(current, groups, quoted);
    return groups;
  }

  private static void flush(StringBuilder current, List<String> groups, boolean quoted) {
    String text = current.toString().strip();
    current.setLength(0);
    if (!text.isEmpty()) {
      groups.add(quoted && !text.startsWith(">") ? "> " + text : text);
    }
  }

  /** Cuts an overlong sentence into parts that end with a line or a word. */
  private static List<String> words(String sentence) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (sentence.length() - start > PassageLength.MOST) {
      int end = lastGap(sentence, start, start + PassageLength.TARGET);
      if (end <= start) {
        end = nextGap(sentence, start + PassageLength.TARGET);
      }
      parts.add(sentence.substring(start, end));
      start = end;
    }
    if (start < sentence.length()) {
      parts.add(sentence.substring(start));
    }
    return parts;
  }

  /**
   * Returns the index after the last line break between the two, else after the last space; at most
   * {@code from} if none.
   */
  private static int lastGap(String text, int from, int to) {
    int line = text.lastIndexOf('\n', to - 1);
    return line > from ? line + 1 : text.lastIndexOf(' ', to - 1) + 1;
  }

  private static int nextGap(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i + 1;
      }
    }
    return text.length();
  }
}
