package io.signalbox.bot.bench.composer;

import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.SentenceSplitter;
import io.signalbox.knowledge.text.StatedQuantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Question about a quantity, such as "how long does a session last", by the units and the subject
 * it asks for. Ranking goes by what a page is about; such a question wants the page that states
 * one, in a sentence or a table's row, of what is asked about. Pure.
 *
 * @param units of quantities that answer it; empty when any number does
 * @param about what the quantity is asked of, as stems
 */
record AskedQuantity(Set<String> units, Set<String> about) {
  /**
   * Number of top-ranked pages that are searched, as lower ones state numbers about something else.
   */
  private static final int DEEPEST = 5;

  private static final Set<String> DURATIONS = Set.of("s", "ms", "millisecond", "month", "year");
  private static final Set<String> SIZES =
      Set.of("kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "ki", "mi", "gi", "ti");

  private static final Pattern HOW_LONG =
      Pattern.compile("\\bhow long\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOW_BIG =
      Pattern.compile("\\bhow (?:big|large)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOW_MANY =
      Pattern.compile("\\bhow many\\b", Pattern.CASE_INSENSITIVE);

  /** Stems of words that only ask for a quantity, and so do not say what it is about. */
  private static final Set<String> ASKING =
      Set.of("long", "big", "larg", "many", "last", "tak", "stay", "max", "most", "maximum");

  static Optional<AskedQuantity> of(String question) {
    Optional<Set<String>> units =
        HOW_LONG.matcher(question).find()
            ? Optional.of(DURATIONS)
            : HOW_BIG.matcher(question).find()
                ? Optional.of(SIZES)
                : HOW_MANY.matcher(question).find() ? Optional.of(Set.of()) : Optional.empty();
    Set<String> about = new HashSet<>(ContentWords.of(question));
    about.removeAll(ASKING);
    return units.filter(any -> !about.isEmpty()).map(any -> new AskedQuantity(any, about));
  }

  /** Moves the document that states the best-matching quantity to the front. */
  List<RankedDocument> statedFirst(List<RankedDocument> documents) {
    RankedDocument best = documents.getFirst();
    int most = stated(best);
    for (RankedDocument document : documents.stream().limit(DEEPEST).toList()) {
      int stated = stated(document);
      if (stated > most) {
        best = document;
        most = stated;
      }
    }
    RankedDocument first = best;
    return Stream.concat(
            Stream.of(first), documents.stream().filter(document -> !document.equals(first)))
        .toList();
  }

  /**
   * Returns the largest number of the question's words that stand beside one quantity in the
   * document.
   */
  private int stated(RankedDocument document) {
    return document.passages().stream()
        .map(ScoredPassage::passage)
        .flatMap(passage -> MarkdownBlock.of(passage).stream())
        .flatMap(part -> statements(part).stream())
        .filter(this::hasQuantity)
        .mapToInt(
            statement -> (int) ContentWords.of(statement).stream().filter(about::contains).count())
        .max()
        .orElse(0);
  }

  private boolean hasQuantity(String statement) {
    return StatedQuantity.mayBeIn(statement)
        && StatedQuantity.in(statement).stream()
            .anyMatch(each -> units.isEmpty() || units.contains(each.unit()));
  }

  private static List<String> statements(MarkdownBlock part) {
    return switch (part) {
      case MarkdownBlock.Prose prose -> SentenceSplitter.of(prose.markdown());
      case MarkdownBlock.Items items -> items.items();
      case MarkdownBlock.Code code -> List.of();
      case MarkdownBlock.Table table -> rows(table);
    };
  }

  /** Returns the rows of a table, each together with the header. */
  private static List<String> rows(MarkdownBlock.Table table) {
    List<String> lines = table.markdown().lines().toList();
    List<String> rows = new ArrayList<>();
    for (String row : lines.subList(2, lines.size())) {
      rows.add(lines.getFirst() + " " + row);
    }
    return rows;
  }
}
