package io.signalbox.knowledge.markdown;

import java.util.ArrayList;
import java.util.List;

/** Finds the fenced code blocks of a Markdown text. */
public final class CodeBlocks {
  private CodeBlocks() {}

  /** Returns the number of characters of fenced code in a text, fences included. */
  public static int length(String markdown) {
    CodeFences fences = new CodeFences();
    return markdown.lines().filter(fences::isCode).mapToInt(line -> line.length() + 1).sum();
  }

  /** Returns the lines of each fenced block, without the fences. */
  public static List<List<String>> blocks(String markdown) {
    List<List<String>> blocks = new ArrayList<>();
    CodeFences fences = new CodeFences();
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

  /** Returns the text without its fenced code. */
  public static String without(String markdown) {
    CodeFences fences = new CodeFences();
    return String.join("\n", markdown.lines().filter(line -> !fences.isCode(line)).toList());
  }
}
