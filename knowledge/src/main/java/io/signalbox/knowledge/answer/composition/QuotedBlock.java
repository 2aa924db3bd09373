package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.answer.selection.UnitCandidate;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.unit.MatchedUnit;
import io.signalbox.knowledge.unit.TextUnit;
import io.signalbox.knowledge.unit.UnitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Units of one block that are quoted together, in reading order: sentences of a paragraph, items
 * under their lead, rows under their head.
 */
final class QuotedBlock {
  private static final int LONGEST_UNIT = 700;
  private static final int LONGEST_CODE = 2_000;
  private static final int SHORT_TABLE_HEAD = 400;

  private final RankedDocument document;
  private final Passage passage;
  private final TreeMap<Integer, TextUnit> units = new TreeMap<>();
  private String before = "";
  private String verbatim = "";

  QuotedBlock(UnitCandidate first) {
    document = first.document();
    passage = first.passage();
    add(first.place(), first.unit());
  }

  RankedDocument document() {
    return document;
  }

  Passage passage() {
    return passage;
  }

  int place() {
    return units.firstKey();
  }

  boolean isSameBlock(UnitCandidate candidate) {
    return candidate.document().id().equals(document.id())
        && candidate.unit().block() == units.firstEntry().getValue().block();
  }

  void add(int place, TextUnit unit) {
    units.put(place, unit);
  }

  /** Puts a sentence of our own before what is quoted. */
  void before(String sentence) {
    before = sentence;
  }

  /** Shows this text of the page instead of the units one by one. */
  void instead(String markdown) {
    verbatim = markdown;
  }

  boolean has(int place) {
    return units.containsKey(place);
  }

  /** Takes all units of the block, wherever in the document its list goes on. */
  void takeWhole() {
    int block = units.firstEntry().getValue().block();
    List<MatchedUnit> all = document.units();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).unit().block() == block) {
        units.put(i, all.get(i).unit());
      }
    }
  }

  /** The Markdown of the units with their lead or head. */
  String markdown() {
    return before.isEmpty() ? quoted() : before + "\n\n" + quoted();
  }

  private String quoted() {
    if (!verbatim.isEmpty()) {
      return verbatim;
    }
    List<TextUnit> own = new ArrayList<>(units.values());
    own.sort(Comparator.comparingInt(TextUnit::item));
    TextUnit first = own.getFirst();
    return switch (first.kind()) {
      case ROW -> table(own);
      case ITEM -> led(first.lead(), items(own));
      case CODE -> led(first.lead(), shortened(first));
      case SENTENCE, FIELD -> String.join(" ", own.stream().map(QuotedBlock::shortened).toList());
    };
  }

  private static String led(String lead, String text) {
    // A lead that had to be cut would begin in the middle of a sentence.
    return lead.isBlank() || lead.startsWith("…") ? text : lead.strip() + "\n\n" + text;
  }

  private static String items(List<TextUnit> own) {
    StringBuilder text = new StringBuilder();
    for (TextUnit unit : own) {
      boolean block = unit.kind() != UnitKind.ITEM;
      text.append(text.isEmpty() ? "" : block ? "\n\n" : "\n").append(shortened(unit));
    }
    return text.toString();
  }

  private static String table(List<TextUnit> own) {
    String head = own.getFirst().lead();
    if (head.isBlank() || head.length() > SHORT_TABLE_HEAD) {
      return String.join("\n", own.stream().map(TextUnit::text).toList());
    }
    StringBuilder table = new StringBuilder(head).append('\n').append(rule(head));
    own.forEach(row -> table.append('\n').append(row.text()));
    return table.toString();
  }

  private static String rule(String head) {
    String inside = head.strip().replaceAll("^\\||(?<!\\\\)\\|$", "");
    int columns = inside.split("(?<!\\\\)\\|", -1).length;
    return "|" + " --- |".repeat(columns);
  }

  private static String shortened(TextUnit unit) {
    return unit.kind() == UnitKind.CODE
        ? ShortenedCode.of(unit.text(), LONGEST_CODE)
        : ReadableText.of(unit.text(), LONGEST_UNIT);
  }
}
