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
import org.jspecify.annotations.Nullable;

/**
 * Builder of one quotation from the units of a block, in reading order: sentences of a paragraph,
 * items under their lead, or rows under the table's head.
 */
final class BlockQuotation {
  private static final int LONGEST_UNIT = 700;
  private static final int LONGEST_CODE = 2_000;
  private static final int SHORT_TABLE_HEAD = 400;

  private final RankedDocument document;
  private final Passage passage;
  private final TreeMap<Integer, TextUnit> units = new TreeMap<>();
  private String before = "";
  private String verbatim = "";
  private @Nullable WholeList whole;

  /** Cached Markdown, cleared when a unit is added: it is compared with every further candidate. */
  private @Nullable String written;

  BlockQuotation(UnitCandidate first) {
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

  /** Returns whether this candidate is quoted in this block. */
  boolean shows(UnitCandidate candidate) {
    return candidate.document().id().equals(document.id()) && has(candidate.place());
  }

  void add(int place, TextUnit unit) {
    units.put(place, unit);
    written = null;
  }

  /** Puts an introductory sentence, which is not from the page, before the quotation. */
  void before(String sentence) {
    before = sentence;
    written = null;
  }

  /** Replaces the quoted units by this text of the page. */
  void instead(String markdown) {
    verbatim = markdown;
    written = null;
  }

  boolean has(int place) {
    return units.containsKey(place);
  }

  /** Adds all units of the block, in whichever passages of the document its list continues. */
  void takeWhole() {
    int block = units.firstEntry().getValue().block();
    List<MatchedUnit> all = document.units();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).unit().block() == block) {
        add(i, all.get(i).unit());
      }
    }
  }

  /** Returns the quotation as Markdown, with the list's lead or the table's head. */
  String markdown() {
    String text = written;
    if (text == null) {
      text = before.isEmpty() ? quoted() : before + "\n\n" + quoted();
      written = text;
    }
    return text;
  }

  /** Returns the length of the quotation in characters, without the notices of what is left out. */
  int length() {
    return quoted(List.of()).length() + (before.isEmpty() ? 0 : before.length() + 2);
  }

  private String quoted() {
    int block = units.firstEntry().getValue().block();
    return quoted(
        document.units().stream()
            .map(MatchedUnit::unit)
            .filter(unit -> unit.block() == block)
            .toList());
  }

  /**
   * Returns the whole numbered list of the units, computed once because it requires parsing the
   * page.
   */
  private WholeList whole() {
    WholeList list =
        whole == null ? WholeList.of(document, units.firstEntry().getValue().block()) : whole;
    whole = list;
    return list;
  }

  private List<TextUnit> own() {
    List<TextUnit> own = new ArrayList<>(units.values());
    own.sort(Comparator.comparingInt(TextUnit::item));
    return own;
  }

  private String quoted(List<TextUnit> all) {
    if (!verbatim.isEmpty()) {
      return verbatim;
    }
    List<TextUnit> own = own();
    TextUnit first = own.getFirst();
    WholeList none = new WholeList(List.of());
    return switch (first.kind()) {
      case ROW -> table(own, new ListQuotation(all, none));
      case ITEM -> {
        ListQuotation list = new ListQuotation(all, all.isEmpty() ? none : whole());
        yield led(first.lead(), list.items(own, BlockQuotation::shortened));
      }
      case CODE -> led(first.lead(), shortened(first));
      case SENTENCE, FIELD ->
          String.join(" ", own.stream().map(BlockQuotation::shortened).toList());
    };
  }

  private static String led(String lead, String text) {
    // A lead that had to be cut would begin in the middle of a sentence.
    return lead.isBlank() || lead.startsWith("…") ? text : lead.strip() + "\n\n" + text;
  }

  private static String table(List<TextUnit> own, ListQuotation list) {
    String head = own.getFirst().lead();
    if (head.isBlank() || head.length() > SHORT_TABLE_HEAD) {
      return list.rows(own);
    }
    return head + '\n' + rule(head) + '\n' + list.rows(own);
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
