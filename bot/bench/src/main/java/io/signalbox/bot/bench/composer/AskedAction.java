package io.signalbox.bot.bench.composer;

import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.text.ContentWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Action that a how-to question asks for, such as "how do I roll back ledger-api", by which a page
 * that names it is moved before the others. The thing it is done to is the rarer word and may rank
 * pages about the thing first that do not say how; then the page whose title or heading names the
 * action comes before them. Pure.
 *
 * @param words of the action, as stems: {@code roll}, {@code back}
 */
record AskedAction(Set<String> words) {
  private static final int DEEPEST = 5;

  static Optional<AskedAction> of(String question) {
    return QuestionShape.action(question)
        .map(action -> new AskedAction(ContentWords.of(action)))
        .filter(asked -> !asked.words().isEmpty());
  }

  /** Moves a document that names the action to the front if the first one does not mention it. */
  List<RankedDocument> namedFirst(List<RankedDocument> documents) {
    if (speaksOfIt(documents.getFirst())) {
      return documents;
    }
    Optional<RankedDocument> named =
        documents.stream().limit(DEEPEST).filter(this::isNamed).findFirst();
    return named
        .map(
            first ->
                Stream.concat(
                        Stream.of(first),
                        documents.stream().filter(document -> !document.equals(first)))
                    .toList())
        .orElse(documents);
  }

  private boolean speaksOfIt(RankedDocument document) {
    return isNamed(document)
        || document.passages().stream().anyMatch(scored -> isIn(scored.passage().text()));
  }

  private boolean isNamed(RankedDocument document) {
    return isIn(document.frontMatter().title())
        || document.passages().stream().anyMatch(this::isInHeading);
  }

  private boolean isInHeading(ScoredPassage scored) {
    return isIn(String.join(" ", scored.passage().headingPath()));
  }

  /**
   * Returns whether a text has the action's words, joined or apart, as in "rollback" and "roll
   * back".
   */
  private boolean isIn(String text) {
    Set<String> having = ContentWords.of(text);
    return having.containsAll(words)
        || having.contains(words.stream().collect(Collectors.joining()));
  }
}
