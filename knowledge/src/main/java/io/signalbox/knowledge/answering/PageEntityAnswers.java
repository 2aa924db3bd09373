package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.CitationNumbering;
import io.signalbox.knowledge.lookup.EntityQuestion;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers questions about a person, an owner or a help channel from pages found: from the front
 * matter of the page about it, and from table rows that name it. Pure.
 */
final class PageEntityAnswers {
  private static final int MOST_ROWS = 3;

  /** Confidence of an answer read from front matter or a table row that lists the name. */
  private static final double CERTAIN = 0.95;

  private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

  private static final Pattern RESPONSIBLE =
      Pattern.compile(
          "\\b(?:teams?|owners?|owned|squads?|groups?|maintainers?|responsible|contacts?|persons?"
              + "|people|leads?|channels?|slack|ask)\\b");

  private final EntityQuestion thing;
  private final List<String> name;

  private PageEntityAnswers(EntityQuestion thing) {
    this.thing = thing;
    this.name = words(thing.name());
  }

  /** Returns the answer; empty when no front matter or table row names what is asked about. */
  static Optional<Answer.CitedAnswer> answer(String question, SearchRanking ranking) {
    return EntityQuestion.of(question)
        .map(PageEntityAnswers::new)
        .filter(named -> !named.name.isEmpty())
        .flatMap(
            named ->
                named
                    .inFrontMatter(ranking.documents())
                    .or(() -> named.inTables(ranking.documents())));
  }

  private Optional<Answer.CitedAnswer> inFrontMatter(List<RankedDocument> documents) {
    if (thing.asked() != EntityQuestion.Asked.OWNER) {
      return Optional.empty();
    }
    return documents.stream()
        .filter(this::isAbout)
        .flatMap(
            document ->
                document
                    .frontMatter()
                    .owner()
                    .map(
                        owner ->
                            cited(
                                document,
                                document.passages().getFirst(),
                                List.of("**" + thing.name() + "** belongs to **" + owner + "**.")))
                    .stream())
        .findFirst();
  }

  /** Returns whether the page's title or file name is that name. */
  private boolean isAbout(RankedDocument document) {
    String file =
        document.id().value().replaceFirst(".*/", "").replaceFirst("(?:\\.\\w{1,4}){1,2}$", "");
    return words(document.frontMatter().title()).equals(name) || words(file).equals(name);
  }

  private Optional<Answer.CitedAnswer> inTables(List<RankedDocument> documents) {
    for (boolean exactly : new boolean[] {true, false}) {
      for (RankedDocument document : documents) {
        Optional<Answer.CitedAnswer> found = inTables(document, exactly);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Answer.CitedAnswer> inTables(RankedDocument document, boolean exactly) {
    List<ScoredPassage> inOrder =
        document.passages().stream()
            .sorted(Comparator.comparingInt(scored -> scored.passage().position()))
            .toList();
    for (ScoredPassage scored : inOrder) {
      List<String> tables = new ArrayList<>();
      for (MarkdownBlock part : MarkdownBlock.of(scored.passage())) {
        if (part instanceof MarkdownBlock.Table table) {
          rows(table, exactly).ifPresent(tables::add);
        }
      }
      if (!tables.isEmpty()) {
        return Optional.of(cited(document, scored, tables));
      }
    }
    return Optional.empty();
  }

  /** Returns the table with only its rows that name the thing; empty when none does. */
  private Optional<String> rows(MarkdownBlock.Table table, boolean exactly) {
    List<String> lines = table.markdown().lines().toList();
    boolean person = thing.asked() == EntityQuestion.Asked.PERSON;
    if (!person && !RESPONSIBLE.matcher(lines.getFirst().toLowerCase(Locale.ROOT)).find()) {
      return Optional.empty();
    }
    List<String> rows =
        lines.stream()
            .skip(2)
            .filter(line -> names(line, exactly || person))
            .limit(MOST_ROWS + 1L)
            .toList();
    if (rows.isEmpty() || rows.size() > MOST_ROWS) {
      return Optional.empty();
    }
    List<String> shown = new ArrayList<>(lines.subList(0, 2));
    shown.addAll(rows);
    return Optional.of(String.join("\n", shown));
  }

  private boolean names(String row, boolean exactly) {
    return Arrays.stream(CELL.split(row, -1))
        .map(PageEntityAnswers::words)
        .anyMatch(cell -> exactly ? cell.equals(name) : indexOf(cell) >= 0);
  }

  private int indexOf(List<String> cell) {
    return Collections.indexOfSubList(cell, name);
  }

  private Answer.CitedAnswer cited(
      RankedDocument document, ScoredPassage passage, List<String> texts) {
    CitationNumbering citations = new CitationNumbering();
    int number = citations.of(document, passage.passage());
    return new Answer.CitedAnswer(
        texts.stream().map(text -> new AnswerPiece(text, List.of(number))).toList(),
        citations.all(),
        List.of(),
        List.of(),
        CERTAIN,
        new Answer.Author.Composer());
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
