package io.signalbox.knowledge.answer.grounding;

import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.CodeBlocks;
import io.signalbox.knowledge.markdown.CodeFences;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filter that keeps only those sentences of a model's draft that the passages they cite support. A
 * sentence stays when it cites a passage that was given and {@link GroundednessCheck} finds there
 * what it says; a code block when a passage has it to the letter, and the one it cites if it cites
 * one. Everything else goes and is counted; headings go uncounted. The steps that stay keep their
 * numbers, and a line says where one went. Pure.
 */
public final class CitationCheck {
  private static final Pattern ITEM_MARKER = Pattern.compile("^\\s*(?:[-*+]|\\d{1,9}[.)])\\s+");
  private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,6} .*$", Pattern.MULTILINE);

  private static final String NOT_SAID = " is left out: no page says it.";

  private final List<Passage> passages;
  private final List<AnswerPiece> kept = new ArrayList<>();

  /** Notices of removed steps, to be put before the first step of a list that is kept. */
  private String before = "";

  private int dropped;

  private CitationCheck(List<Passage> passages) {
    this.passages = passages;
  }

  /**
   * Result of the check: the kept parts of a draft and the number of those removed.
   *
   * @param kept pieces with the numbers of the passages they rest on, from 1
   * @param dropped how many sentences and code blocks went
   */
  public record Checked(List<AnswerPiece> kept, int dropped) {}

  public static Checked check(String draft, List<Passage> passages) {
    CitationCheck check = new CitationCheck(passages);
    List<MarkdownBlock> parts = MarkdownBlock.of(HEADING.matcher(draft).replaceAll("\n"));
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case MarkdownBlock.Prose prose ->
            check.lines(CitationMarkers.beforeStops(prose.markdown()));
        case MarkdownBlock.Table table -> table.markdown().lines().skip(2).forEach(check::row);
        case MarkdownBlock.Items items -> {
          items.items().forEach(check::item);
          check.before = "";
        }
        case MarkdownBlock.Code code ->
            check.code(code.markdown(), i + 1 < parts.size() ? marksOnly(parts.get(i + 1)) : "");
      }
    }
    return new Checked(List.copyOf(check.kept), check.dropped);
  }

  private void lines(String prose) {
    for (String sentence : SentenceSplitter.of(prose)) {
      CitationMarkers marks = CitationMarkers.of(sentence, passages.size());
      if (marks.text().isEmpty()) {
        continue;
      }
      if (isSupported(marks)) {
        keep(marks.text(), marks.cited(), " ");
      } else {
        dropped++;
      }
    }
  }

  private void row(String row) {
    CitationMarkers marks = CitationMarkers.of(row, passages.size());
    if (isSupported(marks)) {
      keep("- " + marks.text().replaceAll("^\\||\\|$", "").strip(), marks.cited(), "\n");
    } else {
      dropped++;
    }
  }

  /** Keeps the supported part of a list item, with its marker and its code. */
  private void item(String item) {
    Matcher matcher = ITEM_MARKER.matcher(item);
    String marker = matcher.find() ? matcher.group() : "";
    StringBuilder text = new StringBuilder();
    Set<Integer> cited = new TreeSet<>();
    String prose = CitationMarkers.beforeStops(CodeBlocks.without(item.substring(marker.length())));
    for (String sentence : SentenceSplitter.of(prose)) {
      CitationMarkers marks = CitationMarkers.of(sentence, passages.size());
      if (!marks.text().isEmpty() && isSupported(marks)) {
        text.append(text.isEmpty() ? "" : " ").append(marks.text());
        cited.addAll(marks.cited());
      } else if (!marks.text().isEmpty()) {
        dropped++;
      }
    }
    for (List<String> block : CodeBlocks.blocks(item)) {
      List<Integer> holders = CodeCheck.holders(block, passages);
      if (holders.isEmpty()) {
        dropped++;
      } else {
        cited.add(holders.stream().filter(cited::contains).findFirst().orElse(holders.getFirst()));
        text.append("\n\n   ```\n").append(indented(block)).append("   ```");
      }
    }
    if (text.isEmpty()) {
      leaveOut(marker);
    } else {
      boolean afterGap = !kept.isEmpty() && kept.getLast().markdown().endsWith(NOT_SAID);
      keep(before + marker + text, List.copyOf(cited), afterGap ? "\n\n" : "\n");
      before = "";
    }
  }

  /**
   * Records that a step was removed, in a notice after the step before it or in front of the first
   * that is kept.
   */
  private void leaveOut(String marker) {
    OptionalInt number = MarkdownBlock.Items.number(marker + "x");
    String line =
        number.isPresent() ? "… step " + number.getAsInt() + NOT_SAID : "… one item" + NOT_SAID;
    boolean afterItem = !kept.isEmpty() && ITEM_MARKER.matcher(kept.getLast().markdown()).find();
    if (afterItem && before.isEmpty()) {
      AnswerPiece last = kept.removeLast();
      kept.add(new AnswerPiece(last.markdown() + "\n\n" + line, last.citations()));
    } else {
      before = before + line + "\n\n";
    }
  }

  private static String indented(List<String> block) {
    StringBuilder code = new StringBuilder();
    String indent =
        block.stream().anyMatch(line -> !line.isBlank() && !line.startsWith("   ")) ? "   " : "";
    block.forEach(line -> code.append(indent).append(line).append('\n'));
    return code.toString();
  }

  private void code(String markdown, String marksAfter) {
    List<List<String>> blocks = CodeBlocks.blocks(markdown);
    List<Integer> holders =
        blocks.isEmpty() ? List.of() : CodeCheck.holders(blocks.getFirst(), passages);
    List<Integer> cited = CitationMarkers.of(marksAfter, passages.size()).cited();
    List<Integer> agreed =
        marksAfter.isEmpty() ? holders : holders.stream().filter(cited::contains).toList();
    if (agreed.isEmpty()) {
      dropped++;
    } else {
      kept.add(new AnswerPiece(markdown, agreed.subList(0, 1)));
    }
  }

  private static String marksOnly(MarkdownBlock part) {
    return CitationMarkers.of(part.markdown(), 0).text().isEmpty() ? part.markdown() : "";
  }

  private boolean isSupported(CitationMarkers marks) {
    return !marks.cited().isEmpty()
        && marks.text().codePoints().anyMatch(Character::isLetterOrDigit)
        && GroundednessCheck.isGiven(
            marks.text(), marks.cited().stream().map(number -> passages.get(number - 1)).toList());
  }

  /**
   * Adds a sentence or step to the pieces, joining it with the previous one when both cite the same
   * passages.
   */
  private void keep(String text, List<Integer> cited, String joint) {
    if (!kept.isEmpty() && canContinue(kept.getLast(), text, cited)) {
      AnswerPiece last = kept.removeLast();
      kept.add(new AnswerPiece(last.markdown() + joint + text, cited));
    } else {
      kept.add(new AnswerPiece(text, cited));
    }
  }

  private static boolean canContinue(AnswerPiece last, String text, List<Integer> cited) {
    return last.citations().equals(cited)
        && !CodeFences.isOpening(last.markdown().lines().findFirst().orElse(""))
        && ITEM_MARKER.matcher(last.markdown()).find() == ITEM_MARKER.matcher(text).find();
  }
}
