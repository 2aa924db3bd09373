package io.signalbox.knowledge.answer.generation;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.CitationNumbering;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.grounding.CitationCheck;
import io.signalbox.knowledge.answer.grounding.UnfinishedDraft;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.knowledge.text.ShortenedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Generates an answer with a language model from passages, and keeps only the sentences that the
 * passages support.
 */
public final class ModelWriter {
  private static final int MOST_DOCUMENTS = 3;
  private static final int MOST_PASSAGES_OF_ONE = 4;

  /**
   * Longest passage given to the model, in characters: ten times what ingestion aims at, so only a
   * broken page has more.
   */
  private static final int LONGEST_PASSAGE = 8_000;

  private final TextGenerator generator;
  private final ToolCatalog toolbox;
  private final int mostUses;
  private final PromptWriter prompts;

  /**
   * @param mostUses of tools for one question
   */
  public ModelWriter(
      TextGenerator generator, ToolCatalog toolbox, int mostUses, RandomGenerator random) {
    this.generator = generator;
    this.toolbox = toolbox;
    this.mostUses = mostUses;
    this.prompts = new PromptWriter(random);
  }

  /** Returns the tools offered for a question. */
  public List<AnswerTool> tools(Question question) {
    return mostUses == 0 || question.asker().isEmpty() ? List.of() : toolbox.open(question);
  }

  /** Result of one generation attempt. */
  public sealed interface Attempt {
    /** Checked answer, without warnings. */
    record Written(Answer.CitedAnswer answer) implements Attempt {}

    /** Draft that cannot be shown. */
    record Unusable(String reason) implements Attempt {}
  }

  /**
   * Generates and checks an answer, reporting checked parts while the model writes.
   *
   * @param shown takes what is complete and checked while the model goes on; empty when nobody
   *     watches
   */
  public Attempt write(
      Question question,
      SearchRanking ranking,
      List<AnswerTool> tools,
      Optional<Consumer<String>> shown) {
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
    ModelPrompt prompt = prompts.write(question.text(), passages, fence, !tools.isEmpty());
    QuestionTools toolkit = new QuestionTools(tools, mostUses, fence, passages);
    GenerationResult generation = generated(prompt, toolkit, passages, shown);
    return switch (generation) {
      case GenerationResult.GenerationRefused refused -> new Attempt.Unusable(refused.reason());
      case GenerationResult.Unavailable unavailable -> new Attempt.Unusable(unavailable.reason());
      case GenerationResult.GeneratedDraft draft ->
          checked(draft, ranking, holders, passages, toolkit);
    };
  }

  private GenerationResult generated(
      ModelPrompt prompt,
      QuestionTools toolkit,
      List<Passage> passages,
      Optional<Consumer<String>> shown) {
    Optional<Consumer<String>> watch = shown.map(each -> new UnfinishedDraft(passages, each));
    return generator.generate(prompt, toolkit, watch);
  }

  private static Attempt checked(
      GenerationResult.GeneratedDraft draft,
      SearchRanking ranking,
      List<RankedDocument> holders,
      List<Passage> passages,
      QuestionTools toolkit) {
    CitationCheck.Checked checked = CitationCheck.check(draft.text(), passages);
    List<AnswerPiece> kept = checked.kept().isEmpty() ? waiting(toolkit) : checked.kept();
    if (kept.isEmpty()) {
      return new Attempt.Unusable(
          draft.text().strip().startsWith(PromptWriter.NO_ANSWER)
              ? "the model found no answer in the pages."
              : "nothing that the model wrote was supported by the pages.");
    }
    CitationNumbering citations = new CitationNumbering();
    List<AnswerPiece> pieces = new ArrayList<>();
    for (AnswerPiece piece : kept) {
      List<Integer> numbers =
          piece.citations().stream()
              .map(
                  number ->
                      toolkit.results().containsKey(number)
                          ? citations.ofLookUp(number)
                          : citations.of(holders.get(number - 1), passages.get(number - 1)))
              .distinct()
              .toList();
      pieces.add(new AnswerPiece(piece.markdown(), numbers));
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

  /**
   * Returns the notice that an approval is pending, shown even when the model does not mention it.
   */
  private static List<AnswerPiece> waiting(QuestionTools toolkit) {
    List<AnswerPiece> pieces = new ArrayList<>();
    toolkit
        .results()
        .forEach(
            (number, result) -> {
              if (result instanceof ToolResult.Waiting waiting) {
                pieces.add(new AnswerPiece(waiting.sentence(), List.of(number)));
              }
            });
    return pieces;
  }

  private static List<Answer.LookedUp> lookedUp(
      QuestionTools toolkit, CitationNumbering citations) {
    List<Answer.LookedUp> all = new ArrayList<>();
    toolkit
        .results()
        .forEach(
            (number, result) ->
                all.add(
                    new Answer.LookedUp(
                        citations.lookUp(number),
                        result.description(),
                        result instanceof ToolResult.FoundText found ? found.from() : List.of())));
    return all;
  }

  /**
   * Cuts a passage as it is cut for the model, so that a sentence about the removed part counts as
   * unsupported.
   */
  private static Passage shortened(Passage passage) {
    String text = ShortenedText.words(passage.text(), LONGEST_PASSAGE);
    return new Passage(passage.position(), passage.headingPath(), text);
  }
}
