package io.signalbox.knowledge.unit;

import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Splits the passages of a document into text units: sentences, list items, table rows, code blocks
 * and fields. The same passages always give the same units. For one document and one thread.
 */
public final class UnitCutter {
  /**
   * Most units of a document: a page with more is a log or an export, whose passages can still be
   * found.
   */
  private static final int MOST_UNITS = 600;

  /** Length in characters above which a list item is split into its own parts. */
  private static final int LONG_ITEM = 280;

  private static final int LONGEST_LEAD = 300;

  /** Longest line, in characters, that may be a labelled one such as {@code Slack: #ops}. */
  private static final int LONGEST_LABELLED = 1_000;

  private static final Pattern LABELLED =
      Pattern.compile("^\\W{0,4}[\\p{L}\\p{N}][^:.?!]{1,40}\\W{0,3}:\\W{0,3}\\s.*|^.*\\\\$|^.*  $");

  private final List<TextUnit> units = new ArrayList<>();
  private int passage;
  private int block;
  private String lead = "";
  private List<String> path = List.of();
  private boolean listOpen;

  private UnitCutter() {}

  /**
   * Returns the units of a stored document, in reading order. Whoever wrote a correction is no
   * answer to who owns something.
   */
  public static List<TextUnit> of(Document document) {
    FrontMatter front = document.frontMatter();
    return of(document.isCorrection() ? front.withoutOwner() : front, document.passages());
  }

  /** Returns the units of the front matter's fields and of these passages, in reading order. */
  public static List<TextUnit> of(FrontMatter front, List<Passage> passages) {
    UnitCutter cutter = new UnitCutter();
    if (!passages.isEmpty()) {
      cutter.fields(front, passages.getFirst());
    }
    for (Passage each : passages) {
      if (cutter.units.size() >= MOST_UNITS) {
        break;
      }
      cutter.read(each);
    }
    return List.copyOf(cutter.units.subList(0, Math.min(MOST_UNITS, cutter.units.size())));
  }

  private void fields(FrontMatter front, Passage first) {
    passage = first.position();
    Optional<String> owner = front.owner().filter(name -> !name.isBlank());
    owner.ifPresent(
        name -> {
          add(0, UnitKind.FIELD, "Owner: " + name, "");
          block++;
        });
  }

  private void read(Passage each) {
    if (!each.headingPath().equals(path)) {
      path = each.headingPath();
      lead = "";
      listOpen = false;
    }
    passage = each.position();
    List<MarkdownBlock> parts = MarkdownBlock.of(each);
    for (int i = 0; i < parts.size(); i++) {
      add(parts.get(i), i == 0);
    }
  }

  private void add(MarkdownBlock part, boolean first) {
    boolean goesOn = listOpen && first && part instanceof MarkdownBlock.Items;
    if (!goesOn) {
      block++;
    }
    switch (part) {
      case MarkdownBlock.Prose prose -> prose(prose.markdown());
      case MarkdownBlock.Items items -> items(items.items(), goesOn);
      case MarkdownBlock.Code code -> add(0, UnitKind.CODE, code.markdown(), lead);
      case MarkdownBlock.Table table -> rows(table.markdown().lines().toList());
    }
    listOpen = part instanceof MarkdownBlock.Items;
  }

  private void prose(String markdown) {
    List<String> sentences = sentences(markdown);
    for (int i = 0; i < sentences.size(); i++) {
      add(i, UnitKind.SENTENCE, sentences.get(i), "");
    }
    if (!sentences.isEmpty()) {
      lead = shortened(sentences.getLast());
    }
  }

  private static boolean isLabelled(String line) {
    return line.length() <= LONGEST_LABELLED && LABELLED.matcher(line).matches();
  }

  private static List<String> sentences(String markdown) {
    List<String> lines = markdown.lines().filter(line -> !line.isBlank()).toList();
    long labelled = lines.stream().filter(UnitCutter::isLabelled).count();
    if (lines.size() > 1 && labelled * 2 > lines.size()) {
      return lines.stream().map(String::strip).toList();
    }
    return SentenceSplitter.of(markdown);
  }

  private void items(List<String> items, boolean goesOn) {
    int next = goesOn && !units.isEmpty() ? units.getLast().item() + 1 : 0;
    String over = lead;
    for (String item : items) {
      if (item.length() <= LONG_ITEM) {
        add(next++, UnitKind.ITEM, item, over);
      } else {
        next = parts(item, next, over);
      }
    }
    lead = over;
  }

  /** Splits a long item into its own text and the items nested in it. */
  private int parts(String item, int from, String over) {
    int next = from;
    List<MarkdownBlock> parts = MarkdownBlock.of(ItemContent.of(item));
    String own = over;
    for (MarkdownBlock part : parts) {
      switch (part) {
        case MarkdownBlock.Prose prose -> {
          List<String> sentences = sentences(prose.markdown());
          for (String sentence : sentences) {
            add(next++, UnitKind.ITEM, sentence, own);
          }
          own = sentences.isEmpty() ? own : shortened(sentences.getLast());
        }
        case MarkdownBlock.Items items -> {
          for (String nested : items.items()) {
            add(next++, UnitKind.ITEM, nested, own);
          }
        }
        case MarkdownBlock.Code code -> add(next++, UnitKind.CODE, code.markdown(), own);
        case MarkdownBlock.Table table -> {
          List<String> lines = table.markdown().lines().toList();
          for (String row : lines.subList(Math.min(2, lines.size()), lines.size())) {
            add(next++, UnitKind.ROW, row.strip(), lines.getFirst());
          }
        }
      }
    }
    return next;
  }

  private void rows(List<String> lines) {
    for (int i = 2; i < lines.size(); i++) {
      add(i - 2, UnitKind.ROW, lines.get(i).strip(), lines.getFirst().strip());
    }
  }

  private void add(int item, UnitKind kind, String text, String introduced) {
    boolean hasWords = text.codePoints().anyMatch(Character::isLetterOrDigit);
    if (hasWords) {
      units.add(
          new TextUnit(passage, block, item, kind, text, introduced, UnitProperties.of(text)));
    }
  }

  private static String shortened(String sentence) {
    return sentence.length() <= LONGEST_LEAD
        ? sentence
        : "…" + sentence.substring(sentence.length() - LONGEST_LEAD);
  }
}
