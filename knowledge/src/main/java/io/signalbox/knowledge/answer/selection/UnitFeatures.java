package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.search.RetrievalEvidence;
import io.signalbox.knowledge.unit.AnswerKind;
import io.signalbox.knowledge.unit.TextUnit;
import io.signalbox.knowledge.unit.UnitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Computes the feature vectors of the candidates for one question. For one question and one thread.
 */
final class UnitFeatures {
  private final QuestionProfile question;
  private final List<UnitCandidate> candidates;
  private final SelectionLists lists;
  private final CandidateWords words;
  private final List<FeatureRow> rows = new ArrayList<>();
  private final Map<String, String> lowerCase = new HashMap<>();
  private final Map<String, SectionClassification> sections = new HashMap<>();

  private UnitFeatures(
      QuestionProfile question, List<UnitCandidate> candidates, SelectionLists lists) {
    this.question = question;
    this.candidates = candidates;
    this.lists = lists;
    this.words = new CandidateWords(candidates, new WordCoverage(question, lists.affinity));
  }

  /** Returns one feature vector for each candidate, in their order. */
  static List<FeatureRow> of(
      QuestionProfile question, List<UnitCandidate> candidates, SelectionLists lists) {
    UnitFeatures features = new UnitFeatures(question, candidates, lists);
    KindFeatures kinds = new KindFeatures(question, lists);
    for (int i = 0; i < candidates.size(); i++) {
      FeatureRow row = new FeatureRow();
      features.page(row, candidates.get(i));
      features.words(row, i);
      features.headings(row, i);
      kinds.describe(row, candidates.get(i));
      features.form(row, i);
      features.section(row, candidates.get(i));
      features.rows.add(row);
    }
    new MeaningFeatures(candidates, features.rows).describe();
    return features.rows;
  }

  private void page(FeatureRow row, UnitCandidate candidate) {
    double best = candidates.getFirst().document().score();
    RetrievalEvidence evidence = candidate.document().evidence();
    row.set(UnitFeature.PAGE_SCORE_SHARE, best <= 0 ? 0 : candidate.document().score() / best);
    row.set(UnitFeature.PAGE_RANK, candidate.rank());
    row.set(UnitFeature.FIRST_PAGE, candidate.rank() == 0);
    row.set(UnitFeature.PAGE_WORDS, evidence.lexical());
    row.set(UnitFeature.PAGE_COVERAGE, evidence.coverage());
    row.set(UnitFeature.PAGE_IS_TICKET, candidate.document().kind() == DocumentKind.TICKET);
    row.set(UnitFeature.PAGE_IS_DECISION, candidate.document().kind() == DocumentKind.DECISION);
    row.set(UnitFeature.PAGE_LENGTH, Math.log1p(candidate.document().units().size()));
    row.set(
        UnitFeature.TITLE_COSINE,
        evidence.semantic().map(RetrievalEvidence.Semantic::title).orElse(0.0));
    row.set(
        UnitFeature.LEAD_COSINE,
        evidence.semantic().map(RetrievalEvidence.Semantic::lead).orElse(0.0));
  }

  private void words(FeatureRow row, int at) {
    WordCoverage coverage = words.coverage();
    CandidateWords.CoveredUnit unit = words.unit(at);
    double[] withLead = WordCoverage.both(unit.own(), unit.lead());
    double[] withHeading = WordCoverage.both(withLead, unit.heading());
    double[] withTitle = WordCoverage.both(withHeading, unit.title());
    double own = coverage.share(unit.own());
    row.set(UnitFeature.COVERED, own);
    row.set(UnitFeature.COVERED_WITH_LEAD, coverage.share(withLead));
    row.set(UnitFeature.COVERED_WITH_HEADING, coverage.share(withHeading));
    row.set(UnitFeature.COVERED_WITH_TITLE, coverage.share(withTitle));
    row.set(UnitFeature.COVERED_BY_PASSAGE, coverage.share(unit.passage()));
    row.set(UnitFeature.COVERED_BY_NEIGHBOURS, coverage.share(words.neighbourhood(candidates, at)));
    row.set(UnitFeature.COVERED_BY_PREVIOUS, near(at, at - 1));
    row.set(UnitFeature.COVERED_BY_NEXT, near(at, at + 1));
    row.set(UnitFeature.COVERED_LOCAL, words.localShare(withLead));
    row.set(UnitFeature.RAREST_HERE, coverage.rarest(withLead, 0));
    row.set(UnitFeature.SECOND_RAREST_HERE, coverage.rarest(withLead, 1));
    row.set(UnitFeature.RAREST_WITH_TITLE, coverage.rarest(withTitle, 0));
    int matched = 0;
    for (double each : unit.own()) {
      matched += each > 0.5 ? 1 : 0;
    }
    row.set(UnitFeature.WORDS_MATCHED, matched);
    row.set(UnitFeature.MATCH_DENSITY, matched / Math.sqrt(4.0 + unit.stems().size()));
    row.set(UnitFeature.WORDS_NEXT_TO_EACH_OTHER, neighbours(unit.stems()));
    identifiers(at, row);
  }

  private void identifiers(int at, FeatureRow row) {
    String text = candidates.get(at).unit().text().toLowerCase(Locale.ROOT);
    row.set(
        UnitFeature.IDENTIFIERS_HERE,
        (double) question.identifiers().stream().filter(text::contains).count());
    row.set(
        UnitFeature.IDENTIFIERS_BEFORE,
        question.identifiers().isEmpty() ? 0.0 : (double) namedBefore(at));
    if (!question.identifiers().isEmpty()) {
      String passage =
          lowerCase.computeIfAbsent(
              candidates.get(at).passage().text(), each -> each.toLowerCase(Locale.ROOT));
      row.set(
          UnitFeature.IDENTIFIERS_IN_PASSAGE,
          (double) question.identifiers().stream().filter(passage::contains).count());
    }
  }

  /** Returns the coverage by another unit of the same section; 0 if there is none. */
  private double near(int at, int other) {
    boolean same =
        other >= 0
            && other < candidates.size()
            && CandidateWords.sameSection(candidates.get(at), candidates.get(other));
    return same ? words.coverage().share(words.unit(other).own()) : 0;
  }

  /** Returns how many of the question's identifiers stand in one of the units shortly before. */
  private long namedBefore(int at) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(0, at - 3); i < at; i++) {
      if (CandidateWords.sameSection(candidates.get(at), candidates.get(i))) {
        text.append(candidates.get(i).unit().text().toLowerCase(Locale.ROOT)).append(' ');
      }
    }
    return question.identifiers().stream().filter(each -> text.indexOf(each) >= 0).count();
  }

  /** Returns how many pairs of words are adjacent both in the question and in the unit. */
  private int neighbours(List<String> stems) {
    int pairs = 0;
    for (int i = 0; i + 1 < question.words().size(); i++) {
      int at = stems.indexOf(question.words().get(i).stem());
      boolean together =
          at >= 0
              && at + 1 < stems.size()
              && stems.get(at + 1).equals(question.words().get(i + 1).stem());
      pairs += together ? 1 : 0;
    }
    return pairs;
  }

  private void headings(FeatureRow row, int at) {
    WordCoverage coverage = words.coverage();
    CandidateWords.CoveredUnit unit = words.unit(at);
    UnitCandidate candidate = candidates.get(at);
    List<String> path = candidate.passage().headingPath();
    row.set(UnitFeature.HEADING_NAMED, path.isEmpty() ? 0 : words.named(path.getLast()));
    row.set(UnitFeature.HEADING_COVERED, coverage.share(unit.heading()));
    row.set(UnitFeature.TITLE_NAMED, words.named(candidate.document().frontMatter().title()));
    row.set(UnitFeature.TITLE_COVERED, coverage.share(unit.title()));
    double withTitle = coverage.share(WordCoverage.both(unit.own(), unit.title()));
    row.set(UnitFeature.NEW_BEYOND_TITLE, withTitle - coverage.share(unit.title()));
    row.set(UnitFeature.HEADING_DEPTH, path.size());
    row.set(UnitFeature.BEFORE_FIRST_HEADING, path.isEmpty());
  }

  private void form(FeatureRow row, int at) {
    UnitCandidate candidate = candidates.get(at);
    TextUnit unit = candidate.unit();
    String text = unit.text().strip();
    UnitKind kind = unit.kind();
    row.set(UnitFeature.IS_SENTENCE, kind == UnitKind.SENTENCE);
    row.set(UnitFeature.IS_ITEM, kind == UnitKind.ITEM);
    row.set(UnitFeature.IS_ROW, kind == UnitKind.ROW);
    row.set(UnitFeature.IS_CODE, kind == UnitKind.CODE);
    row.set(UnitFeature.IS_FIELD, kind == UnitKind.FIELD);
    row.set(
        UnitFeature.CODE_FOR_COMMAND, kind == UnitKind.CODE && question.asks(AnswerKind.COMMAND));
    row.set(UnitFeature.ITEM_FOR_STEPS, kind == UnitKind.ITEM && question.asks(AnswerKind.STEPS));
    row.set(
        UnitFeature.ROW_FOR_VALUE,
        kind == UnitKind.ROW
            && (question.asks(AnswerKind.NUMBER)
                || question.asks(AnswerKind.PERSON)
                || question.asks(AnswerKind.CHANNEL)));
    row.set(UnitFeature.LENGTH, Math.log1p(text.length()));
    row.set(UnitFeature.IS_SHORT, text.length() < 30);
    row.set(UnitFeature.IS_LONG, text.length() > 300);
    row.set(UnitFeature.ENDS_WITH_COLON, text.endsWith(":"));
    row.set(UnitFeature.IS_QUESTION, text.endsWith("?"));
    row.set(UnitFeature.POINTS_ELSEWHERE, unit.signs().pointsElsewhere());
    row.set(UnitFeature.SAYS_NOTHING, unit.signs().saysNothing());
    row.set(UnitFeature.LEANS_ON_OTHERS, unit.signs().leansOnOthers());
    row.set(UnitFeature.MOSTLY_LINK, unit.signs().isMostlyLink());
    place(row, at);
  }

  private void place(FeatureRow row, int at) {
    UnitCandidate candidate = candidates.get(at);
    int before = 0;
    for (int i = at - 1; i >= 0 && CandidateWords.sameSection(candidates.get(i), candidate); i--) {
      before++;
    }
    row.set(UnitFeature.FIRST_OF_SECTION, before == 0);
    row.set(UnitFeature.PLACE_IN_SECTION, Math.log1p(before));
    row.set(
        UnitFeature.PLACE_ON_PAGE,
        candidate.place() / Math.max(1.0, candidate.document().units().size()));
  }

  private void section(FeatureRow row, UnitCandidate candidate) {
    SectionClassification section =
        sections.computeIfAbsent(
            candidate.rank() + " " + String.join(" > ", candidate.passage().headingPath()),
            absent ->
                SectionClassification.of(
                    candidate.passage().headingPath(),
                    candidate.document().frontMatter().title(),
                    lists));
    row.set(UnitFeature.CAUTION_SECTION, section.role().equals("caution"));
    row.set(UnitFeature.STEPS_SECTION, section.role().equals("steps"));
    row.set(UnitFeature.DIAGNOSIS_SECTION, section.role().equals("diagnosis"));
    row.set(UnitFeature.HISTORY_SECTION, section.history());
    row.set(UnitFeature.EXAMPLE_SECTION, section.example());
    row.set(UnitFeature.LINKS_SECTION, section.links());
    row.set(UnitFeature.MEANING_SECTION, section.role().equals("meaning"));
    row.set(UnitFeature.PEOPLE_SECTION, section.people());
    row.set(
        UnitFeature.STEPS_SECTION_FOR_STEPS,
        section.role().equals("steps") && question.asks(AnswerKind.STEPS));
    row.set(
        UnitFeature.PEOPLE_SECTION_FOR_PERSON,
        section.people()
            && (question.asks(AnswerKind.PERSON) || question.asks(AnswerKind.CHANNEL)));
  }
}
