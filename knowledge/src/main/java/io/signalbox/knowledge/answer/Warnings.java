package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.search.RankedDocument;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a careful colleague adds to an answer: that a page is stale, that two pages contradict.
 * Pure.
 */
final class Warnings {
  /** Documents this near to the first are looked at for contradictions. */
  private static final double NEAR = 0.6;

  private static final int MOST_COMPARED = 6;

  private final Duration staleAfter;

  Warnings(Duration staleAfter) {
    this.staleAfter = staleAfter;
  }

  /**
   * The documents with the first replaced by a later reviewed one that contradicts it: of two that
   * disagree the more recently reviewed is believed.
   */
  List<RankedDocument> mostRecentFirst(List<RankedDocument> documents) {
    RankedDocument first = documents.getFirst();
    for (RankedDocument other : near(documents)) {
      if (isLater(other, first) && Contradictions.between(other, first).isPresent()) {
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
   * Adds the warnings that an answer needs, and citations of pages that contradict it.
   *
   * @param today where the asker is
   */
  Answer.CitedAnswer addTo(
      Answer.CitedAnswer answer, List<RankedDocument> documents, LocalDate today) {
    List<Citation> citations = new ArrayList<>(answer.citations());
    List<Warning> all = new ArrayList<>();
    for (Citation citation : answer.citations()) {
      stale(citation, today).ifPresent(all::add);
    }
    Citation first = citations.getFirst();
    documents.stream()
        .filter(document -> document.id().equals(first.document()))
        .findFirst()
        .ifPresent(main -> contradictions(main, documents, citations, all));
    return new Answer.CitedAnswer(
        answer.pieces(), citations, all, answer.confidence(), answer.author());
  }

  private static void contradictions(
      RankedDocument main,
      List<RankedDocument> documents,
      List<Citation> citations,
      List<Warning> all) {
    for (RankedDocument other : near(documents)) {
      if (other.id().equals(main.id())) {
        continue;
      }
      Optional<Contradictions.Difference> difference = Contradictions.between(main, other);
      difference.ifPresent(
          found -> {
            int number = number(citations, other, found.otherPath());
            all.add(
                new Warning.Contradiction(
                    1,
                    number,
                    found.one() + " in [1] and " + found.other() + " in [" + number + "]."));
          });
    }
  }

  private static int number(List<Citation> citations, RankedDocument document, List<String> path) {
    for (Citation citation : citations) {
      if (citation.document().equals(document.id())) {
        return citation.number();
      }
    }
    Citation added = Citations.cite(citations.size() + 1, document, path);
    citations.add(added);
    return added.number();
  }

  private Optional<Warning> stale(Citation citation, LocalDate today) {
    return citation
        .frontMatter()
        .lastReviewedOn()
        .filter(day -> citation.kind() != io.signalbox.knowledge.document.DocumentKind.TICKET)
        .filter(day -> day.plusDays(staleAfter.toDays()).isBefore(today))
        .map(day -> new Warning.Stale(citation.number(), day, Period.between(day, today)));
  }

  private static List<RankedDocument> near(List<RankedDocument> documents) {
    double least = NEAR * documents.getFirst().score();
    return documents.stream()
        .limit(MOST_COMPARED)
        .filter(document -> document.score() >= least)
        .toList();
  }

  private static boolean isLater(RankedDocument one, RankedDocument other) {
    return one.frontMatter().lastReviewedOn().isPresent()
        && other.frontMatter().lastReviewedOn().isPresent()
        && one.frontMatter()
            .lastReviewedOn()
            .get()
            .isAfter(other.frontMatter().lastReviewedOn().get());
  }

  static Set<String> words(RankedDocument document) {
    Set<String> words = new LinkedHashSet<>();
    document.passages().forEach(scored -> words.addAll(Words.of(scored.passage().text())));
    return words;
  }
}
