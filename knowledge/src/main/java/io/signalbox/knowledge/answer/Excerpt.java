package io.signalbox.knowledge.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes parts of passages until there is enough. Cuts only between sentences, items and rows, and
 * says with an ellipsis that it did; a code block is taken whole or not at all.
 */
final class Excerpt {
  private final List<String> taken = new ArrayList<>();
  private int textLeft;
  private int codeLeft;
  private boolean cut;

  /**
   * @param text most characters of text
   * @param code most characters of code blocks beside it; the first one is taken whatever its
   *     length
   */
  Excerpt(int text, int code) {
    textLeft = text;
    codeLeft = code;
  }

  boolean isFull() {
    return cut;
  }

  /** Takes parts in order until one does not fit. */
  void take(List<MarkdownPart> parts) {
    for (MarkdownPart part : parts) {
      if (cut) {
        return;
      }
      switch (part) {
        case MarkdownPart.Prose prose -> prose(prose.markdown(), Integer.MAX_VALUE);
        case MarkdownPart.Code code -> code(code.markdown());
        case MarkdownPart.Table table -> rows(table.markdown().lines().toList());
        case MarkdownPart.Items items -> items(items.items());
      }
    }
  }

  /** Takes at most so many sentences. */
  void prose(String markdown, int mostSentences) {
    List<String> sentences = Sentences.of(markdown);
    StringBuilder text = new StringBuilder();
    int count = 0;
    for (String sentence : sentences) {
      if (count == mostSentences
          || (sentence.length() > textLeft && !(taken.isEmpty() && count == 0))) {
        cut |= count < mostSentences;
        break;
      }
      text.append(count == 0 ? "" : " ").append(sentence);
      textLeft -= sentence.length();
      count++;
    }
    if (!text.isEmpty()) {
      taken.add(count == sentences.size() ? markdown : text.toString());
    }
  }

  private void code(String markdown) {
    boolean first = taken.stream().noneMatch(part -> part.contains("```"));
    if (markdown.length() > codeLeft && !first) {
      cut = true;
      return;
    }
    codeLeft -= markdown.length();
    taken.add(markdown);
  }

  private void items(List<String> items) {
    List<String> fitting = new ArrayList<>();
    for (String item : items) {
      int text = item.contains("```") ? item.length() / 3 : item.length();
      if (text > textLeft && !(taken.isEmpty() && fitting.isEmpty())) {
        cut = true;
        break;
      }
      textLeft -= text;
      fitting.add(item);
    }
    if (!fitting.isEmpty()) {
      taken.add(String.join("\n", fitting));
    }
  }

  private void rows(List<String> rows) {
    List<String> fitting = new ArrayList<>();
    for (String row : rows) {
      if (fitting.size() > 2 && row.length() > textLeft) {
        cut = true;
        break;
      }
      textLeft -= row.length();
      fitting.add(row);
    }
    taken.add(String.join("\n", fitting));
  }

  /** What was taken; empty when nothing was. */
  String markdown() {
    String all = String.join("\n\n", taken);
    return Quoting.clean(cut && !all.isEmpty() ? all + "\n\n…" : all);
  }
}
