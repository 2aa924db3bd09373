package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.Ranking;
import io.signalbox.knowledge.search.ScoredPassage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Has a model write an answer from passages, and lets through only what they support. */
final class ModelWriter {
  private static final int MOST_DOCUMENTS = 3;
  private static final int MOST_PASSAGES_OF_ONE = 4;

  /** Ten times what the reader of pages aims at; only a broken page has more. */
  private static final int LONGEST_PASSAGE = 8_000;

  private final Generator generator;
  private final PromptWriter prompts;

  ModelWriter(Generator generator, RandomGenerator random) {
    this.generator = generator;
    this.prompts = new PromptWriter(random);
  }

  /** What the model's attempt came to. */
  sealed interface Attempt {
    /** A checked answer, without warnings. */
    record Written(Answer.CitedAnswer answer) implements Attempt {}

    /** Nothing that can be shown. */
    record Unusable(String reason) implements Attempt {}
  }

  /**
   * @param shown takes what is complete and checked while the model goes on; empty when nobody
   *     watches
   */
  Attempt write(String question, Ranking ranking, Optional<Consumer<String>> shown) {
    List<RankedDocument> holders = new ArrayList<>();
    List<Passage> passages = new ArrayList<>();
    for (RankedDocument document : ranking.documents().stream().limit(MOST_DOCUMENTS).toList()) {
      for (ScoredPassage scored :
          document.passages().stream().limit(MOST_PASSAGES_OF_ONE).toList()) {
        holders.add(document);
        passages.add(shortened(scored.passage()));
      }
    }
    Prompt prompt = prompts.write(question, passages);
    Generation generation =
        shown
            .map(watch -> generator.generate(prompt, new UnfinishedDraft(passages, watch)))
            .orElseGet(() -> generator.generate(prompt));
    return switch (generation) {
      case Generation.Refused refused -> new Attempt.Unusable(refused.reason());
      case Generation.Unavailable unavailable -> new Attempt.Unusable(unavailable.reason());
      case Generation.Draft draft -> checked(draft, ranking, holders, passages);
    };
  }

  private static Attempt checked(
      Generation.Draft draft,
      Ranking ranking,
      List<RankedDocument> holders,
      List<Passage> passages) {
    if (draft.text().strip().startsWith(PromptWriter.NO_ANSWER)) {
      return new Attempt.Unusable("the model found no answer in the pages.");
    }
    CitationCheck.Checked checked = CitationCheck.check(draft.text(), passages);
    if (checked.kept().isEmpty()) {
      return new Attempt.Unusable("nothing that the model wrote was supported by the pages.");
    }
    Citations citations = new Citations();
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : checked.kept()) {
      List<Integer> numbers =
          piece.citations().stream()
              .map(number -> citations.of(holders.get(number - 1), passages.get(number - 1)))
              .distinct()
              .toList();
      pieces.add(new Piece(piece.markdown(), numbers));
    }
    return new Attempt.Written(
        new Answer.CitedAnswer(
            pieces,
            citations.all(),
            List.of(),
            ranking.confidence(),
            new Answer.Author.Model(draft.route(), checked.dropped())));
  }

  /** What is checked is what was given: a sentence about the part cut off is not supported. */
  private static Passage shortened(Passage passage) {
    if (passage.text().length() <= LONGEST_PASSAGE) {
      return passage;
    }
    String text = passage.text().substring(0, LONGEST_PASSAGE) + " …";
    return new Passage(passage.position(), passage.headingPath(), text);
  }
}
