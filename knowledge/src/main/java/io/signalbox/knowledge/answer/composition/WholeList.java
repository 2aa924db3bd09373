package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.unit.MatchedUnit;
import io.signalbox.knowledge.unit.TextUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Numbered list of a page as written, joined across passages, including a code block that its last
 * step introduces.
 *
 * @param items each with its number and everything below it
 */
record WholeList(List<String> items) {
  WholeList {
    items = List.copyOf(items);
  }

  /**
   * Returns the list that this block of units was cut from; without items if the block is no
   * numbered list.
   */
  static WholeList of(RankedDocument document, int block) {
    List<TextUnit> units =
        document.units().stream()
            .map(MatchedUnit::unit)
            .filter(unit -> unit.block() == block)
            .toList();
    Set<Integer> positions = new TreeSet<>();
    units.forEach(unit -> positions.add(unit.passage()));
    List<String> items = new ArrayList<>();
    boolean open = false;
    for (Passage passage : passages(document, positions)) {
      for (MarkdownBlock part : MarkdownBlock.of(passage)) {
        if (part instanceof MarkdownBlock.Items list
            && MarkdownBlock.Items.number(list.items().getFirst()).isPresent()
            && units.stream().anyMatch(unit -> isOf(unit, list))) {
          items.addAll(list.items());
          open = items.getLast().strip().endsWith(":");
        } else {
          if (open && part instanceof MarkdownBlock.Code code) {
            items.add(items.removeLast() + "\n\n" + code.markdown() + "\n");
          }
          open = false;
        }
      }
    }
    return new WholeList(items);
  }

  private static boolean isOf(TextUnit unit, MarkdownBlock.Items list) {
    String line = unit.text().lines().findFirst().orElse("").strip();
    return !line.isEmpty() && list.markdown().contains(line);
  }

  private static List<Passage> passages(RankedDocument document, Set<Integer> positions) {
    return document.passages().stream()
        .map(ScoredPassage::passage)
        .filter(passage -> positions.contains(passage.position()))
        .sorted(Comparator.comparingInt(Passage::position))
        .toList();
  }

  String markdown() {
    return String.join("\n", items);
  }
}
