package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.answer.CitationNumbering;
import io.signalbox.knowledge.answer.OwnerContacts;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.TableLookUp;
import io.signalbox.knowledge.answer.composition.MissingContentCheck;
import io.signalbox.knowledge.answer.composition.SelectionComposer;
import io.signalbox.knowledge.answer.generation.AnswerTool;
import io.signalbox.knowledge.answer.generation.ModelWriter;
import io.signalbox.knowledge.answer.generation.TextGenerator;
import io.signalbox.knowledge.answer.generation.ToolCatalog;
import io.signalbox.knowledge.answer.review.WarningFinder;
import io.signalbox.knowledge.answer.selection.AnswerSelector;
import io.signalbox.knowledge.answer.selection.RankedCandidates;
import io.signalbox.knowledge.answer.selection.SelectionModel;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.knowledge.search.SpellingCorrection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Question-answering pipeline: on-call and ownership tables first, then document search within the
 * audience's rights, then an answer above the confidence threshold or none. Safe for use from
 * several threads.
 */
public final class QuestionAnswering {
  private static final int MOST_NEAREST = 3;

  /**
   * Least centred cosine, or least share of the question's words, of a page that is listed as
   * nearest.
   */
  private static final double RELATED = 0.3;

  private final TableLookUp tables;
  private final AnswerFinder finder;
  private final SelectionModel points;
  private final OwnerContacts whomToAsk;
  private final AnswerSettings settings;
  private final Optional<ModelWriter> writer;
  private final LanguageNotice languages = new LanguageNotice();
  private final MissingContentCheck missing = new MissingContentCheck();

  /**
   * @param model empty when answers are composed without one
   * @param random draws the marks that fence passages in a prompt; must not be predictable
   */
  public QuestionAnswering(
      TableLookUp tables,
      Retriever retriever,
      OwnerContacts whomToAsk,
      AnswerSettings settings,
      Optional<Model> model,
      RandomGenerator random) {
    this.tables = tables;
    this.points = SelectionModel.usual();
    this.finder = new AnswerFinder(retriever, new AnswerSelector(points));
    this.whomToAsk = whomToAsk;
    this.settings = settings;
    this.writer =
        model.map(
            port -> new ModelWriter(port.generator(), port.toolbox(), settings.lookUps(), random));
  }

  /**
   * Language model that writes answers, with the tools it may call.
   *
   * @param toolbox what it may look up while it writes
   */
  public record Model(TextGenerator generator, ToolCatalog toolbox) {}

  /** Returns the answer to a question, from what its audience may read. */
  public Answer answer(Question question) {
    return answer(question, Optional.empty());
  }

  /**
   * Answers and reports text while it is being written.
   *
   * @param shown takes Markdown to be added to what was shown, when a model writes the answer: each
   *     sentence is checked before. The answer that comes back stands in the place of all that.
   */
  public Answer answer(Question question, Consumer<String> shown) {
    return answer(question, Optional.of(shown));
  }

  private Answer answer(Question question, Optional<Consumer<String>> shown) {
    Optional<LookUpResult> finding =
        tables
            .answer(question.text(), question.audience(), question.askedAt(), question.zone())
            .filter(each -> isFrom(question.sources(), each));
    if (finding.isPresent()) {
      return new Answer.TableAnswer(finding.get());
    }
    SearchedQuestion searched = finder.search(question);
    SearchRanking ranking = searched.whole();
    if (writer.isEmpty() && languages.isOther(question.text())) {
      return noAnswer(question, ranking, 0);
    }
    Question asked =
        question.reading(SpellingCorrection.applied(ranking.respelt(), question.text()));
    Optional<Answer.CitedAnswer> named = PageEntityAnswers.answer(asked.text(), ranking);
    if (named.isPresent()) {
      return SpellingNotice.addTo(named.get(), ranking.respelt());
    }
    WarningFinder warnings = new WarningFinder(settings.staleAfter());
    List<RankedCandidates> selected = finder.select(searched, warnings);
    double probability = selected.isEmpty() ? 0 : selected.getFirst().probability();
    if (selected.isEmpty() || probability < floor(selected.getFirst())) {
      return lookedUp(asked, ranking, shown).orElseGet(() -> noAnswer(asked, ranking, probability));
    }
    LocalDate today = LocalDate.ofInstant(question.askedAt(), question.zone());
    Answer.CitedAnswer words = words(asked, ranking, selected, shown);
    return SpellingNotice.addTo(
        warnings.addTo(
            CitationNumbering.withCorrected(words, ranking.corrected()),
            ranking.documents(),
            today),
        ranking.respelt());
  }

  /**
   * Returns the least probability at which text is shown, unless the settings override the default.
   */
  private double floor(RankedCandidates words) {
    return words.calibrated() && settings.confidenceFloor() == AnswerSettings.USUAL_FLOOR
        ? points.unsure()
        : settings.confidenceFloor();
  }

  /**
   * Lets a model answer with tools a question that no page answers. The pages that were found are
   * not certain enough to be given along.
   */
  private Optional<Answer> lookedUp(
      Question question, SearchRanking ranking, Optional<Consumer<String>> shown) {
    if (writer.isEmpty()) {
      return Optional.empty();
    }
    List<AnswerTool> tools = writer.get().tools(question);
    if (tools.isEmpty()) {
      return Optional.empty();
    }
    SearchRanking nothing = new SearchRanking(List.of(), ranking.confidence());
    return switch (writer.get().write(question, nothing, tools, shown)) {
      case ModelWriter.Attempt.Written written -> Optional.of(written.answer());
      case ModelWriter.Attempt.Unusable unusable -> Optional.empty();
    };
  }

  private static boolean isFrom(Set<String> sources, LookUpResult finding) {
    return sources.isEmpty()
        || finding.files().stream().allMatch(file -> sources.contains(file.source()));
  }

  private Answer.CitedAnswer words(
      Question question,
      SearchRanking ranking,
      List<RankedCandidates> selected,
      Optional<Consumer<String>> shown) {
    RankedCandidates first = selected.getFirst();
    // Before there are vectors the right page comes first for two of three questions.
    boolean unsure = !first.calibrated() || first.probability() < points.confident();
    if (writer.isEmpty()) {
      return composed(selected, new Answer.Author.Composer(), unsure);
    }
    ModelWriter model = writer.get();
    SearchRanking ground = GroundingPassages.of(selected, ranking);
    return switch (model.write(question, ground, model.tools(question), shown)) {
      case ModelWriter.Attempt.Written written -> written.answer();
      case ModelWriter.Attempt.Unusable unusable ->
          composed(selected, new Answer.Author.ComposerInstead(unusable.reason()), unsure);
    };
  }

  /** Composes an answer by quoting, marked as unsure when it lacks the thing that was asked for. */
  private Answer.CitedAnswer composed(
      List<RankedCandidates> selected, Answer.Author author, boolean unsure) {
    Answer.CitedAnswer answer = new SelectionComposer().compose(selected, author, unsure);
    boolean lacks = selected.stream().anyMatch(part -> missing.isMissing(part.question(), answer));
    return lacks ? answer.asUnsure(Math.nextDown(points.confident())) : answer;
  }

  private Answer noAnswer(Question question, SearchRanking ranking, double probability) {
    List<RankedDocument> related =
        ranking.documents().stream()
            .limit(MOST_NEAREST)
            .filter(QuestionAnswering::isRelated)
            .toList();
    List<Citation> nearest = new ArrayList<>();
    for (RankedDocument document : related) {
      nearest.add(
          CitationNumbering.cite(
              nearest.size() + 1,
              document,
              document.passages().getFirst().passage().headingPath()));
    }
    Optional<String> whom = languages.addTo(whomToAsk(question, related), question.text());
    return new Answer.NoAnswer(nearest, whom, probability);
  }

  /** Returns whether a page is related to the question, by its words or its meaning. */
  private static boolean isRelated(RankedDocument document) {
    return document
        .evidence()
        .semantic()
        .map(
            meaning ->
                meaning.bestPassage() >= RELATED || document.evidence().coverage() >= RELATED)
        .orElse(true);
  }

  /** Returns the owner of the nearest page, or else the configured contact. */
  private Optional<String> whomToAsk(Question question, List<RankedDocument> nearest) {
    Optional<String> owner =
        nearest.stream()
            .limit(1)
            .flatMap(document -> document.frontMatter().owner().stream())
            .findFirst()
            .flatMap(name -> whomToAsk.about(name, question.audience()))
            .map(whom -> "The nearest page belongs to " + whom + ", who may know");
    Optional<String> usual = settings.ask();
    if (owner.isEmpty()) {
      return usual.map(whom -> "Ask " + whom + ".");
    }
    return owner.map(
        sentence -> sentence + usual.map(whom -> "; or ask " + whom + ".").orElse("."));
  }
}
