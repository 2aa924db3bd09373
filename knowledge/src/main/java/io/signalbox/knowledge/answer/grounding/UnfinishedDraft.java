package io.signalbox.knowledge.answer.grounding;

import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.CodeFences;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Streams a model's draft to the reader: passes on the sentences, steps and code blocks that are
 * complete and passed the check. Only ever adds to what was shown; where that is not possible any
 * more it shows nothing further, and the finished answer puts it right. For one thread.
 */
public final class UnfinishedDraft implements Consumer<String> {
  /**
   * End of a complete sentence: a full stop that is not that of a step's number, citation markers,
   * and the start of the next sentence.
   */
  private static final Pattern NEXT_SENTENCE =
      Pattern.compile("(?<!^ {0,3}\\d{1,9})[.!?:](?: ?\\[[\\d, ]{1,40}])*\\s+(?=[\\p{Lu}`*])");

  private final List<Passage> passages;
  private final Consumer<String> shown;
  private final StringBuilder written = new StringBuilder();
  private String visible = "";
  private int complete;

  /**
   * @param shown takes Markdown, each time what is to be added
   */
  public UnfinishedDraft(List<Passage> passages, Consumer<String> shown) {
    this.passages = passages;
    this.shown = shown;
  }

  @Override
  public void accept(String more) {
    written.append(more);
    int end = endOfComplete(written.toString());
    if (end > complete) {
      complete = end;
      show(CitationCheck.check(written.substring(0, end), passages).kept());
    }
  }

  private void show(List<AnswerPiece> kept) {
    String all = kept.stream().map(AnswerPiece::markdown).collect(Collectors.joining("\n\n"));
    if (all.length() > visible.length() && all.startsWith(visible)) {
      shown.accept(all.substring(visible.length()));
      visible = all;
    }
  }

  /** Returns the position at which the unfinished sentence, step or block begins. */
  private static int endOfComplete(String text) {
    CodeFences fences = new CodeFences();
    int end = 0;
    int start = 0;
    boolean afterBlank = false;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      String line = text.substring(start, newline < 0 ? text.length() : newline);
      boolean wasOpen = fences.isOpen();
      if (!wasOpen && (afterBlank || MarkdownBlock.ITEM.matcher(line).matches())) {
        end = start;
      }
      if (!fences.isCode(line) && !line.contains("|")) {
        Matcher next = NEXT_SENTENCE.matcher(line);
        while (next.find()) {
          end = start + next.end();
        }
      }
      afterBlank = line.isBlank();
      start = newline < 0 ? text.length() : newline + 1;
    }
    return end;
  }
}
