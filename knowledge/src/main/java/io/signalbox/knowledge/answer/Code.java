package io.signalbox.knowledge.answer;

import java.util.ArrayList;
import java.util.List;

/** Finds the fenced code in a text. */
final class Code {
  private Code() {}

  /** Characters of fenced code in a text, its fences included. */
  static int length(String markdown) {
    Fences fences = new Fences();
    return markdown.lines().filter(fences::isCode).mapToInt(line -> line.length() + 1).sum();
  }

  /** The lines inside each fenced block, without the fences, by block. */
  static List<List<String>> blocks(String markdown) {
    List<List<String>> blocks = new ArrayList<>();
    Fences fences = new Fences();
    boolean inside = false;
    for (String line : markdown.lines().toList()) {
      boolean code = fences.isCode(line);
      if (code && !inside) {
        blocks.add(new ArrayList<>());
      } else if (code && fences.isOpen()) {
        blocks.getLast().add(line);
      }
      inside = fences.isOpen();
    }
    return blocks;
  }

  /** The text without its fenced code. */
  static String without(String markdown) {
    Fences fences = new Fences();
    return String.join("\n", markdown.lines().filter(line -> !fences.isCode(line)).toList());
  }
}
