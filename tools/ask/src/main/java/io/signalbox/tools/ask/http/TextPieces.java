package io.signalbox.tools.ask.http;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into pieces for streaming, after white space and never within a character. */
final class TextPieces {
  private static final int LONGEST = 80;

  private TextPieces() {}

  static List<String> of(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + LONGEST);
      if (to < text.length()) {
        int blank = Math.max(text.lastIndexOf(' ', to - 1), text.lastIndexOf('\n', to - 1));
        to = blank >= from ? blank + 1 : to;
        to -= Character.isHighSurrogate(text.charAt(to - 1)) ? 1 : 0;
      }
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }
}
