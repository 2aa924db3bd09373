package io.signalbox.knowledge.answer.review;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerWarning;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.answer.CitationNumbering;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.text.ContentWords;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds warnings about stale and contradictory pages to an answer, and puts the more recently
 * reviewed page first where two contradict each other. One instance serves one answer.
 */
public final class WarningFinder {
  /**
   * Least score, as a share of the first document's, for a document to be checked for
   * contradictions.
   */
  private static final double NEAR = 0.6;

  private static final int MOST_COMPARED = 6;

  private final ContradictionFinder contradictions = new ContradictionFinder();
  private final Duration staleAfter;

  public WarningFinder(Duration staleAfter) {
    this.staleAfter = staleAfter;
  }

  /**
   * Replaces the first document by a later reviewed one that contradicts it, as the more recently
   * reviewed page is believed.
   */
  public List<RankedDocument> mostRecentFirst(List<RankedDocument> documents) {
    RankedDocument first = documents.getFirst();
    for (RankedDocument other : near(documents)) {
      if (isLater(other, first) && !contradictions.between(other, first).isEmpty()) {
        List<RankedDocument> believed = new ArrayList<>(documents);
        believed.remove(other);
        believed.addFirst(other);
        believed.remove(first);
        return believed;
      }
    }
    return documents;
  }

  /**
   * Adds to an answer its warnings and citations of the pages that contradict it. A contradiction
   * counts where the answer is taken from; what else two pages say differently is beside the point.
   *
   * @param today where the asker is
   */
  public Answer.CitedAnswer addTo(
      Answer.CitedAnswer answer, List<RankedDocument> documents, LocalDate today) {
    if (answer.citations().isEmpty()) {
      return answer;
    }
    List<Citation> citations = new ArrayList<>(answer.citations());
    int lookedUp = (int) answer.lookedUp().stream().filter(l -> l.number().isPresent()).count();
    List<AnswerWarning> contradicting = new ArrayList<>();
    Set<Integer> later = answer.onlyInMore();
    List<Citation> quoted =
        citations.stream().filter(citation -> !later.contains(citation.number())).toList();
    DocumentId first = citations.getFirst().document();
    documents.stream()
        .filter(document -> document.id().equals(first))
        .findFirst()
        .ifPresent(
            main -> contradictions(main, documents, citations, lookedUp, quoted, contradicting));
    List<AnswerWarning> all = new ArrayList<>();
    Set<DocumentId> seen = new HashSet<>();
    for (Citation citation : citations) {
      if (!later.contains(citation.number()) && seen.add(citation.document())) {
        stale(citation, today).ifPresent(all::add);
      }
    }
    all.addAll(contradicting);
    return new Answer.CitedAnswer(
        answer.pieces(),
        citations,
        answer.lookedUp(),
        all,
        answer.confidence(),
        answer.author(),
        answer.unsure());
  }

  private void contradictions(
      RankedDocument main,
      List<RankedDocument> documents,
      List<Citation> citations,
      int lookedUp,
      List<Citation> quoted,
      List<AnswerWarning> all) {
    for (RankedDocument other : near(documents)) {
      if (!other.id().equals(main.id())) {
        boolean later = isLater(other, main);
        RankedDocument believed = later ? other : main;
        RankedDocument doubted = later ? main : other;
        contradictions.between(believed, doubted).stream()
            .filter(found -> isQuoted(main, later ? found.otherPath() : found.path(), quoted))
            .findFirst()
            .ifPresent(
                found -> {
                  int number = number(citations, lookedUp, believed, found.path());
                  int otherNumber = number(citations, lookedUp, doubted, found.otherPath());
                  all.add(
                      new AnswerWarning.Contradiction(
                          number, otherNumber, sentence(found, number, otherNumber)));
                });
      }
    }
  }

  /** Returns whether the answer quotes this place of the page: the section, or one above it. */
  private static boolean isQuoted(RankedDocument page, List<String> path, List<Citation> quoted) {
    return quoted.stream()
        .filter(citation -> citation.document().equals(page.id()))
        .map(Citation::headingPath)
        .anyMatch(
            cited ->
                path.equals(cited)
                    || (!cited.isEmpty()
                        && path.size() > cited.size()
                        && path.subList(0, cited.size()).equals(cited)));
  }

  private static String sentence(
      ContradictionFinder.Difference found, int number, int otherNumber) {
    return found.one() + " in [" + number + "] and " + found.other() + " in [" + otherNumber + "].";
  }

  private static int number(
      List<Citation> citations, int lookedUp, RankedDocument document, List<String> path) {
    for (Citation citation : citations) {
      if (citation.document().equals(document.id())) {
        return citation.number();
      }
    }
    Citation added = CitationNumbering.cite(citations.size() + lookedUp + 1, document, path);
    citations.add(added);
    return added.number();
  }

  /**
   * Returns a warning when the page is past its own review date or, if it has none, past the
   * configured age.
   */
  public Optional<AnswerWarning> stale(Citation citation, LocalDate today) {
    if (citation.kind() != DocumentKind.RUNBOOK) {
      return Optional.empty();
    }
    Optional<LocalDate> reviewed = citation.frontMatter().lastReviewedOn();
    Optional<LocalDate> due = citation.frontMatter().reviewDue();
    return due.or(() -> reviewed.map(day -> day.plusDays(staleAfter.toDays())))
        .filter(day -> day.isBefore(today))
        .map(
            day ->
                new AnswerWarning.Stale(
                    citation.number(), reviewed, Period.between(reviewed.orElse(day), today), due));
  }

  private static List<RankedDocument> near(List<RankedDocument> documents) {
    double least = NEAR * documents.getFirst().score();
    return documents.stream()
        .limit(MOST_COMPARED)
        .filter(document -> document.score() >= least)
        .toList();
  }

  /**
   * Returns whether the other page is contradicted by this one and was not reviewed later, so that
   * it must not be quoted.
   */
  public boolean isSuperseded(RankedDocument other, RankedDocument by) {
    return !isLater(other, by) && !contradictions.between(by, other).isEmpty();
  }

  private static boolean isLater(RankedDocument one, RankedDocument other) {
    return one.frontMatter().lastReviewedOn().isPresent()
        && other.frontMatter().lastReviewedOn().isPresent()
        && one.frontMatter()
            .lastReviewedOn()
            .get()
            .isAfter(other.frontMatter().lastReviewedOn().get());
  }

  public static Set<String> words(RankedDocument document) {
    Set<String> words = new LinkedHashSet<>();
    document.passages().forEach(scored -> words.addAll(ContentWords.of(scored.passage().text())));
    return words;
  }
}
