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
  private final Toolbox toolbox;
  private final int mostUses;
  private final PromptWriter prompts;

  /**
   * @param mostUses of tools for one question
   */
  ModelWriter(Generator generator, Toolbox toolbox, int mostUses, RandomGenerator random) {
    this.generator = generator;
    this.toolbox = toolbox;
    this.mostUses = mostUses;
    this.prompts = new PromptWriter(random);
  }

  /** Returns the tools offered for a question. */
  List<Tool> tools(Question question) {
    return mostUses == 0 || question.asker().isEmpty() ? List.of() : toolbox.open(question);
  }

  /** Result of one generation attempt. */
  sealed interface Attempt {
    /** A checked answer, without warnings. */
    record Written(Answer.CitedAnswer answer) implements Attempt {}

    /** Draft that cannot be shown. */
    record Unusable(String reason) implements Attempt {}
  }

  /**
   * @param shown takes what is complete and checked while the model goes on; empty when nobody
   *     watches
   */
  Attempt write(
      Question question, Ranking ranking, List<Tool> tools, Optional<Consumer<String>> shown) {
    List<RankedDocument> holders = new ArrayList<>();
    List<Passage> passages = new ArrayList<>();
    for (RankedDocument document : ranking.documents().stream().limit(MOST_DOCUMENTS).toList()) {
      for (ScoredPassage scored :
          document.passages().stream().limit(MOST_PASSAGES_OF_ONE).toList()) {
        holders.add(document);
        passages.add(shortened(scored.passage()));
      }
    }
    PromptWriter.Fence fence = prompts.fence();
    Prompt prompt = prompts.write(question.text(), passages, fence, !tools.isEmpty());
    Toolkit toolkit = new Toolkit(tools, mostUses, fence, passages);
    Generation generation = generated(prompt, toolkit, passages, shown);
    return switch (generation) {
      case Generation.Refused refused -> new Attempt.Unusable(refused.reason());
      case Generation.Unavailable unavailable -> new Attempt.Unusable(unavailable.reason());
      case Generation.Draft draft -> checked(draft, ranking, holders, passages, toolkit);
    };
  }

  private Generation generated(
      Prompt prompt, Toolkit toolkit, List<Passage> passages, Optional<Consumer<String>> shown) {
    Optional<Consumer<String>> watch = shown.map(each -> new UnfinishedDraft(passages, each));
    return generator.generate(prompt, toolkit, watch);
  }

  private static Attempt checked(
      Generation.Draft draft,
      Ranking ranking,
      List<RankedDocument> holders,
      List<Passage> passages,
      Toolkit toolkit) {
    CitationCheck.Checked checked = CitationCheck.check(draft.text(), passages);
    List<Piece> kept = checked.kept().isEmpty() ? waiting(toolkit) : checked.kept();
    if (kept.isEmpty()) {
      return new Attempt.Unusable(
          draft.text().strip().startsWith(PromptWriter.NO_ANSWER)
              ? "the model found no answer in the pages."
              : "nothing that the model wrote was supported by the pages.");
    }
    Citations citations = new Citations();
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : kept) {
      List<Integer> numbers =
          piece.citations().stream()
              .map(
                  number ->
                      toolkit.results().containsKey(number)
                          ? citations.ofLookUp(number)
                          : citations.of(holders.get(number - 1), passages.get(number - 1)))
              .distinct()
              .toList();
      pieces.add(new Piece(piece.markdown(), numbers));
    }
    return new Attempt.Written(
        new Answer.CitedAnswer(
            pieces,
            citations.all(),
            lookedUp(toolkit, citations),
            List.of(),
            ranking.confidence(),
            new Answer.Author.Model(draft.route(), checked.dropped())));
  }

  /** Returns the notice that an approval is pending, shown even when the model does not mention it. */
  private static List<Piece> waiting(Toolkit toolkit) {
    List<Piece> pieces = new ArrayList<>();
    toolkit
        .results()
        .forEach(
            (number, result) -> {
              if (result instanceof ToolResult.Waiting waiting) {
                pieces.add(new Piece(waiting.sentence(), List.of(number)));
              }
            });
    return pieces;
  }

  private static List<Answer.LookedUp> lookedUp(Toolkit toolkit, Citations citations) {
    List<Answer.LookedUp> all = new ArrayList<>();
    toolkit
        .results()
        .forEach(
            (number, result) ->
                all.add(
                    new Answer.LookedUp(
                        citations.lookUp(number),
                        result.deed(),
                        result instanceof ToolResult.Found found ? found.from() : List.of())));
    return all;
  }

  /** Cuts a passage as it is cut for the model, so that a sentence about the removed part counts as unsupported. */
  private static Passage shortened(Passage passage) {
    if (passage.text().length() <= LONGEST_PASSAGE) {
      return passage;
    }
    String text = passage.text().substring(0, LONGEST_PASSAGE) + " …";
    return new Passage(passage.position(), passage.headingPath(), text);
  }
}
