package io.signalbox.bot.bench.composer;

import io.signalbox.knowledge.answer.ListExcerpt;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the sentences, items and table rows of a passage that answer a question for a fact. */
final class FactFinder {
  /**
   * Length in characters up to which a passage is quoted whole, as its sentences explain each
   * other.
   */
  private static final int WHOLE = 500;

  private static final int MOST_UNITS = 4;

  private FactFinder() {}

  /** Returns the parts of a passage that answer the question, verbatim and in order. */
  static List<MarkdownBlock> find(Set<String> wanted, List<MarkdownBlock> parts) {
    int length = parts.stream().mapToInt(part -> part.markdown().length()).sum();
    if (length <= WHOLE) {
      return parts;
    }
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      addUnits(i, parts.get(i), units);
    }
    Map<String, Integer> frequency = new HashMap<>();
    units.forEach(unit -> unit.words().forEach(word -> frequency.merge(word, 1, Integer::sum)));
    List<Unit> best =
        units.stream()
            .filter(unit -> unit.score(wanted, frequency, units.size()) > 0)
            .sorted(
                Comparator.comparingDouble(
                    (Unit unit) -> -unit.score(wanted, frequency, units.size())))
            .limit(MOST_UNITS)
            .toList();
    return best.isEmpty() ? parts.subList(0, 1) : inOrder(parts, best);
  }

  private static List<MarkdownBlock> inOrder(List<MarkdownBlock> parts, List<Unit> best) {
    List<MarkdownBlock> chosen = new ArrayList<>();
    ListExcerpt lists = new ListExcerpt(parts);
    for (int i = 0; i < parts.size(); i++) {
      int part = i;
      List<Unit> units =
          best.stream()
              .filter(unit -> unit.part() == part)
              .sorted(Comparator.comparingInt(Unit::position))
              .toList();
      if (!units.isEmpty()) {
        List<Integer> positions = units.stream().map(Unit::position).toList();
        String texts = String.join(" ", units.stream().map(Unit::text).toList());
        switch (parts.get(i)) {
          case MarkdownBlock.Prose prose -> chosen.add(new MarkdownBlock.Prose(texts));
          case MarkdownBlock.Items items -> chosen.addAll(lists.choose(i, positions));
          case MarkdownBlock.Code code -> chosen.add(code);
          case MarkdownBlock.Table table -> chosen.add(ListExcerpt.rows(table, positions));
        }
      }
    }
    return lists.closed(chosen);
  }

  private static void addUnits(int part, MarkdownBlock markdown, List<Unit> units) {
    List<String> texts =
        switch (markdown) {
          case MarkdownBlock.Prose prose -> SentenceSplitter.of(prose.markdown());
          case MarkdownBlock.Items items -> items.items();
          case MarkdownBlock.Code code -> List.of(code.markdown());
          case MarkdownBlock.Table table -> table.markdown().lines().skip(2).toList();
        };
    for (int i = 0; i < texts.size(); i++) {
      units.add(new Unit(part, i, texts.get(i), ContentWords.of(texts.get(i))));
    }
  }

  private record Unit(int part, int position, String text, Set<String> words) {
    /**
     * Returns the number of wanted words in the unit, each weighted by its rarity among the
     * passage's units.
     */
    double score(Set<String> wanted, Map<String, Integer> frequency, int all) {
      return wanted.stream()
          .filter(words::contains)
          .mapToDouble(word -> Math.log(1 + (double) all / frequency.getOrDefault(word, 1)))
          .sum();
    }
  }
}
