package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.Ranking;
import io.signalbox.knowledge.search.ScoredPassage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Composes an answer from passages, verbatim: the steps, the sentence or the rows that answer, and
 * for an alert or a symptom first what it means. Pure.
 */
final class AnswerComposer {
  private static final int MOST_TEXT = 1_200;
  private static final int MOST_CODE = 1_500;
  private static final int MEANING_SENTENCES = 2;
  private static final int MEANING_LENGTH = 400;
  private static final int TICKET_LENGTH = 500;

  /** A second document is worth its place when it comes this close to the first. */
  private static final double CLOSE = 0.93;

  /**
   * What a heading such as Mitigation or Steps adds to how well a passage fits one who asks for
   * steps.
   */
  private static final double STEPS_HEADING = 0.15;

  /** Passages whose words overlap more than this say the same. */
  private static final double SAME = 0.7;

  private final Warnings warnings;

  AnswerComposer(Warnings warnings) {
    this.warnings = warnings;
  }

  /**
   * @param ranking of at least one document
   */
  Answer.CitedAnswer compose(Question question, Ranking ranking, Answer.Author author) {
    Set<String> wanted = Words.of(question.text());
    List<RankedDocument> believed = warnings.mostRecentFirst(ranking.documents());
    RankedDocument first = believed.getFirst();
    Citations citations = new Citations();
    List<Piece> pieces = new ArrayList<>(pieces(question.text(), wanted, first, citations));
    second(believed)
        .ifPresent(
            other ->
                add(
                    pieces,
                    other,
                    best(wanted, other),
                    new Excerpt(TICKET_LENGTH, TICKET_LENGTH),
                    citations));
    return new Answer.CitedAnswer(pieces, citations.all(), List.of(), ranking.confidence(), author);
  }

  private static List<Piece> pieces(
      String question, Set<String> wanted, RankedDocument document, Citations citations) {
    List<Piece> pieces = new ArrayList<>();
    if (document.kind() == DocumentKind.TICKET) {
      ticket(pieces, document, citations);
      return pieces;
    }
    QuestionShape shape = QuestionShape.of(question);
    if (shape == QuestionShape.FACT) {
      fact(pieces, wanted, document, citations);
      return pieces;
    }
    Passage start =
        steps(wanted, document, shape)
            .orElseGet(() -> firstOfSection(document, best(wanted, document)));
    if (shape == QuestionShape.SYMPTOM) {
      meaning(document)
          .filter(passage -> !passage.headingPath().equals(start.headingPath()))
          .ifPresent(passage -> addMeaning(pieces, document, passage, citations));
    }
    Excerpt excerpt = new Excerpt(MOST_TEXT, MOST_CODE);
    for (Passage passage : onwards(document, start)) {
      if (!excerpt.isFull()) {
        excerpt.take(MarkdownPart.of(passage.text()));
      }
    }
    addPiece(pieces, excerpt, citations.of(document, start));
    return pieces;
  }

  private static void fact(
      List<Piece> pieces, Set<String> wanted, RankedDocument document, Citations citations) {
    Passage passage = best(wanted, document);
    Excerpt excerpt = new Excerpt(MOST_TEXT, MOST_CODE);
    excerpt.take(FactFinder.find(wanted, MarkdownPart.of(passage.text())));
    addPiece(pieces, excerpt, citations.of(document, passage));
  }

  /** The problem in a line or two, and what resolved it. */
  private static void ticket(List<Piece> pieces, RankedDocument document, Citations citations) {
    for (Passage passage : inOrder(document)) {
      boolean resolution = passage.headingPath().contains("Resolution");
      Excerpt excerpt =
          new Excerpt(
              resolution ? MOST_TEXT : TICKET_LENGTH, resolution ? MOST_CODE : TICKET_LENGTH);
      excerpt.take(MarkdownPart.of(passage.text()));
      addPiece(pieces, excerpt, citations.of(document, passage));
    }
  }

  private static void addMeaning(
      List<Piece> pieces, RankedDocument document, Passage passage, Citations citations) {
    Excerpt excerpt = new Excerpt(MEANING_LENGTH, 0);
    for (MarkdownPart part : MarkdownPart.of(passage.text())) {
      if (part instanceof MarkdownPart.Prose prose) {
        excerpt.prose(prose.markdown(), MEANING_SENTENCES);
        break;
      }
    }
    addPiece(pieces, excerpt, citations.of(document, passage));
  }

  private static void add(
      List<Piece> pieces,
      RankedDocument document,
      Passage passage,
      Excerpt excerpt,
      Citations citations) {
    excerpt.take(MarkdownPart.of(passage.text()));
    addPiece(pieces, excerpt, citations.of(document, passage));
  }

  private static void addPiece(List<Piece> pieces, Excerpt excerpt, int citation) {
    String markdown = excerpt.markdown();
    if (!markdown.isBlank()) {
      pieces.add(new Piece(markdown, List.of(citation)));
    }
  }

  private static Optional<Passage> meaning(RankedDocument document) {
    return inOrder(document).stream()
        .filter(passage -> SectionRole.of(passage.headingPath()) == SectionRole.MEANING)
        .findFirst();
  }

  /**
   * The section of steps that fits best. For a symptom a heading such as Mitigation decides, since
   * any runbook has many lists; one who asks how to do something is given the steps that are
   * closest to it.
   */
  private static Optional<Passage> steps(
      Set<String> wanted, RankedDocument document, QuestionShape shape) {
    for (SectionRole role : List.of(SectionRole.STEPS, SectionRole.DIAGNOSIS, SectionRole.OTHER)) {
      Optional<Passage> best =
          document.passages().stream()
              .filter(scored -> isSteps(scored.passage()))
              .filter(
                  scored ->
                      shape == QuestionShape.PROCEDURE
                          || SectionRole.of(scored.passage().headingPath()) == role)
              .max(Comparator.comparingDouble(scored -> fitOfSteps(wanted, scored)))
              .map(scored -> firstOfSection(document, scored.passage()));
      if (best.isPresent()) {
        return best;
      }
    }
    return Optional.empty();
  }

  private static boolean isSteps(Passage passage) {
    return SectionRole.of(passage.headingPath()) == SectionRole.STEPS
        || MarkdownPart.of(passage.text()).stream()
            .anyMatch(
                part -> part instanceof MarkdownPart.Items || part instanceof MarkdownPart.Code);
  }

  private static double fitOfSteps(Set<String> wanted, ScoredPassage scored) {
    List<String> path = scored.passage().headingPath();
    Set<String> heading = Words.of(path.isEmpty() ? "" : path.getLast());
    double named =
        heading.isEmpty() ? 0 : Words.coverage(/* wanted= */ heading, /* having= */ wanted);
    double role = SectionRole.of(path) == SectionRole.STEPS ? STEPS_HEADING : 0;
    return fit(wanted, scored) + named / 2 + role;
  }

  private static Passage firstOfSection(RankedDocument document, Passage passage) {
    return inOrder(document).stream()
        .filter(other -> other.headingPath().equals(passage.headingPath()))
        .findFirst()
        .orElse(passage);
  }

  private static Passage best(Set<String> wanted, RankedDocument document) {
    return document.passages().stream()
        .max(Comparator.comparingDouble(scored -> fit(wanted, scored)))
        .map(ScoredPassage::passage)
        .orElseThrow();
  }

  private static double fit(Set<String> wanted, ScoredPassage scored) {
    Passage passage = scored.passage();
    String text = String.join(" ", passage.headingPath()) + " " + passage.text();
    return scored.score() + Words.coverage(wanted, Words.of(text)) / 2;
  }

  /** This passage, and those after it under the same heading or one below it. */
  private static List<Passage> onwards(RankedDocument document, Passage start) {
    List<String> path = start.headingPath();
    return inOrder(document).stream()
        .filter(passage -> passage.position() >= start.position())
        .takeWhile(
            passage ->
                passage.headingPath().size() >= path.size()
                    && passage.headingPath().subList(0, path.size()).equals(path)
                    && (!path.isEmpty() || passage.headingPath().isEmpty()))
        .toList();
  }

  private static List<Passage> inOrder(RankedDocument document) {
    return document.passages().stream()
        .map(ScoredPassage::passage)
        .sorted(Comparator.comparingInt(Passage::position))
        .toList();
  }

  private static Optional<RankedDocument> second(List<RankedDocument> documents) {
    if (documents.size() < 2) {
      return Optional.empty();
    }
    RankedDocument first = documents.get(0);
    RankedDocument second = documents.get(1);
    boolean close = second.score() >= CLOSE * first.score();
    return close && overlap(first, second) < SAME ? Optional.of(second) : Optional.empty();
  }

  private static double overlap(RankedDocument one, RankedDocument other) {
    Set<String> words = Warnings.words(one);
    Set<String> others = Warnings.words(other);
    return Math.max(Words.coverage(words, others), Words.coverage(others, words));
  }
}
