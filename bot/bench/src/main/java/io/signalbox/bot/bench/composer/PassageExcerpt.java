package io.signalbox.bot.bench.composer;

import io.signalbox.knowledge.markdown.CodeBlocks;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.text.SentenceSplitter;
import io.signalbox.knowledge.text.ShortenedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Builder of an excerpt of a passage within a length budget. Cuts only between sentences, items and
 * rows, and says so in a line of its own; a code block is taken whole or not at all. Only a single
 * sentence that is longer than any sentence should be is cut inside, between words, at an ellipsis.
 */
final class PassageExcerpt {
  /** Closing line of an excerpt that leaves out part of its page. */
  static final String MORE = "… more on the page.";

  /** Length in characters up to which a first sentence, item or row is taken even without room. */
  private static final int LONGEST = 700;

  /**
   * Length in characters up to which a first code block is taken even without room: half a chat
   * message.
   */
  private static final int LONGEST_CODE = 2_000;

  /** Pattern of a run of characters that nobody reads, such as an encoded file. */
  private static final Pattern UNREADABLE = Pattern.compile("\\S{200,}+");

  private final List<String> taken = new ArrayList<>();
  private final LengthBudget budget;
  private boolean hasCode;
  private boolean cut;

  PassageExcerpt(LengthBudget budget) {
    this.budget = budget;
  }

  /** Returns whether a part did not fit, after which nothing more may be taken. */
  boolean isFull() {
    return cut;
  }

  /** Takes parts in order until one does not fit. */
  void take(List<MarkdownBlock> parts) {
    for (MarkdownBlock part : parts) {
      if (cut) {
        return;
      }
      switch (part) {
        case MarkdownBlock.Prose prose -> prose(prose.markdown(), Integer.MAX_VALUE);
        case MarkdownBlock.Code code -> code(code.markdown());
        case MarkdownBlock.Table table -> rows(table.markdown().lines().toList());
        case MarkdownBlock.Items items -> items(items.items());
      }
    }
  }

  /** Takes at most this number of sentences, without a line about the rest. */
  void prose(String markdown, int mostSentences) {
    List<String> sentences = SentenceSplitter.of(markdown);
    List<String> fitting = new ArrayList<>();
    for (String whole : sentences) {
      String sentence = readable(whole);
      if (sentence.isEmpty()) {
        continue;
      }
      if (fitting.size() == mostSentences) {
        break;
      }
      if (!fits(sentence, fitting)) {
        cut = true;
        break;
      }
      fitting.add(ShortenedText.words(sentence, LONGEST));
    }
    boolean whole = fitting.equals(sentences);
    add(whole ? markdown : String.join(" ", fitting));
  }

  /**
   * Returns the sentence without unreadable runs of characters; empty when nothing else is left.
   */
  private static String readable(String sentence) {
    if (sentence.length() <= LONGEST) {
      return sentence;
    }
    String rest = UNREADABLE.matcher(sentence).replaceAll("…").strip();
    return rest.chars().anyMatch(Character::isLetterOrDigit) ? rest : "";
  }

  private void items(List<String> items) {
    List<String> fitting = new ArrayList<>();
    for (String item : items) {
      int code = CodeBlocks.length(item);
      boolean first = taken.isEmpty() && fitting.isEmpty();
      boolean itsCode = code == 0 || budget.takeCode(code) || (!hasCode && code <= LONGEST_CODE);
      if (!itsCode || !(budget.takeText(item.length() - code) || first)) {
        cut = true;
        break;
      }
      hasCode |= code > 0;
      fitting.add(code > 0 ? item : ShortenedText.words(item, LONGEST));
    }
    add(String.join("\n", fitting));
  }

  private void rows(List<String> rows) {
    List<String> fitting = new ArrayList<>();
    for (String row : rows) {
      boolean head = fitting.size() <= 2 && row.length() <= LONGEST;
      if (!(budget.takeText(row.length()) || head)) {
        cut = true;
        break;
      }
      fitting.add(row);
    }
    add(fitting.size() > 2 ? String.join("\n", fitting) : "");
  }

  private void code(String markdown) {
    if (budget.takeCode(markdown.length()) || (!hasCode && markdown.length() <= LONGEST_CODE)) {
      hasCode = true;
      add(markdown);
    } else {
      cut = true;
    }
  }

  private boolean fits(String sentence, List<String> before) {
    return budget.takeText(sentence.length()) || (taken.isEmpty() && before.isEmpty());
  }

  private void add(String markdown) {
    if (!markdown.isBlank()) {
      taken.add(markdown);
    }
  }

  /**
   * Returns the selected Markdown with the line that says that the page has more; empty when
   * nothing was selected.
   */
  String markdownOfPart() {
    String all = String.join("\n\n", taken);
    return all.isEmpty() ? all : all + "\n\n" + MORE;
  }

  /** Returns the selected Markdown; empty when nothing was selected. */
  String markdown() {
    String all = String.join("\n\n", taken);
    return cut && !all.isEmpty() ? all + "\n\n" + MORE : all;
  }
}
