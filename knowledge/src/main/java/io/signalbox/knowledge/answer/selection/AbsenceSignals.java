package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.text.ContentWords;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Computes signals that the pages found do not treat the subject of the question: its rarest words,
 * product names and identifiers are missing from them.
 */
final class AbsenceSignals {
  private static final double HELD = 0.7;
  private static final int RAREST = 3;
  private static final int SHOWN = 3;
  private static final double MEANT = 0.5;

  private final QuestionProfile question;
  private final List<ScoredCandidate> scored;
  private final WordCoverage coverage;
  private final Map<String, Double> found = new LinkedHashMap<>();

  private AbsenceSignals(
      QuestionProfile question, List<ScoredCandidate> scored, WordCoverage coverage) {
    this.question = question;
    this.scored = scored;
    this.coverage = coverage;
  }

  /** Returns the names of the signals, in order. */
  static List<String> names() {
    return List.of(
        "UNIT_LEAST_OF_RAREST",
        "UNIT_MEAN_OF_RAREST",
        "SECTION_LEAST_OF_RAREST",
        "SECTION_MEAN_OF_RAREST",
        "SHOWN_MEAN_OF_RAREST",
        "TITLE_BEST_OF_RAREST",
        "TITLE_SHARE",
        "NEAR_MISSING",
        "NEAR_MISSING_RARITY",
        "NEAR_MISSING_SHARE",
        "RAREST_RARITY",
        "NAMES",
        "NAMES_OFF_SECTION",
        "NAMES_OFF_PAGE",
        "PRODUCTS",
        "PRODUCTS_OFF_PAGE",
        "PRODUCTS_NOWHERE_NEAR",
        "TOGETHER_ANYWHERE",
        "MOST_COVERED_UNIT",
        "MOST_COVERED_SECTION",
        "MOST_COVERED_TITLE");
  }

  /**
   * Returns the signals by name.
   *
   * @param documents of the ranking, best first
   */
  static Map<String, Double> of(
      QuestionProfile question,
      List<RankedDocument> documents,
      List<ScoredCandidate> scored,
      WordCoverage coverage,
      ProductNames things) {
    AbsenceSignals signs = new AbsenceSignals(question, scored, coverage);
    signs.rarest();
    signs.names(documents);
    signs.products(documents, things);
    signs.anywhere();
    return signs.found;
  }

  /**
   * Computes how well the best unit, its section and the units shown cover the rarest words of the
   * question.
   */
  private void rarest() {
    UnitCandidate best = scored.getFirst().candidate();
    double[] title = cover(List.of(best.document().frontMatter().title()));
    double[] unit = cover(List.of(best.unit().text(), best.unit().lead()));
    double[] section = section(best);
    double[] shown = section.clone();
    for (ScoredCandidate each : scored.stream().limit(SHOWN).toList()) {
      shown = WordCoverage.both(shown, section(each.candidate()));
    }
    double[] withTitle = WordCoverage.both(unit, title);
    found.put("UNIT_LEAST_OF_RAREST", least(withTitle));
    found.put("UNIT_MEAN_OF_RAREST", mean(withTitle));
    found.put("SECTION_LEAST_OF_RAREST", least(WordCoverage.both(section, title)));
    found.put("SECTION_MEAN_OF_RAREST", mean(WordCoverage.both(section, title)));
    found.put("SHOWN_MEAN_OF_RAREST", mean(WordCoverage.both(shown, title)));
    double most = 0;
    for (int i = 0; i < RAREST; i++) {
      most = Math.max(most, coverage.rarest(title, i));
    }
    found.put("TITLE_BEST_OF_RAREST", most);
    found.put("TITLE_SHARE", coverage.share(title));
  }

  private double[] section(UnitCandidate candidate) {
    return cover(
        List.of(
            candidate.passage().text(),
            candidate.unit().lead(),
            String.join(" ", candidate.passage().headingPath())));
  }

  private double[] cover(Collection<String> texts) {
    Set<String> stems = new HashSet<>();
    texts.forEach(text -> stems.addAll(ContentWords.of(text)));
    return coverage.of(stems);
  }

  private double least(double[] covered) {
    double least = 1;
    for (int i = 0; i < Math.min(RAREST, covered.length); i++) {
      least = Math.min(least, coverage.rarest(covered, i));
    }
    return least;
  }

  private double mean(double[] covered) {
    int most = Math.min(RAREST, covered.length);
    double sum = 0;
    for (int i = 0; i < most; i++) {
      sum += coverage.rarest(covered, i);
    }
    return most == 0 ? 1 : sum / most;
  }

  /**
   * Computes how many rare words and identifiers are missing from the best page and from all pages
   * found.
   */
  private void names(List<RankedDocument> documents) {
    UnitCandidate best = scored.getFirst().candidate();
    double[] section = section(best);
    String sectionText = lower(best.passage());
    Set<String> missing = new HashSet<>();
    double rarest = 1e-9;
    double missed = 0;
    double weight = 0;
    for (int i = 0; i < section.length; i++) {
      QuestionProfile.QuestionWord word = question.words().get(i);
      rarest = Math.max(rarest, word.rarity());
      if (section[i] < HELD
          && documents.stream().noneMatch(page -> ProductNames.holds(page, word.stem()))) {
        missing.add(word.stem());
        missed = Math.max(missed, word.rarity());
        weight += word.rarity();
      }
    }
    found.put("NEAR_MISSING", (double) missing.size());
    found.put("NEAR_MISSING_RARITY", missed);
    found.put("NEAR_MISSING_SHARE", weight / Math.max(1e-9, question.weight()));
    found.put("RAREST_RARITY", rarest);
    found.put("NAMES", (double) question.identifiers().size());
    found.put(
        "NAMES_OFF_SECTION",
        (double) question.identifiers().stream().filter(n -> !sectionText.contains(n)).count());
    found.put(
        "NAMES_OFF_PAGE",
        (double)
            question.identifiers().stream()
                .filter(n -> !ProductNames.holds(best.document(), n))
                .count());
  }

  /**
   * Computes how many products named in the question are missing from the best page and from all
   * pages found.
   */
  private void products(List<RankedDocument> documents, ProductNames things) {
    RankedDocument own = scored.getFirst().candidate().document();
    double[] section = section(scored.getFirst().candidate());
    double named = 0;
    double offPage = 0;
    double nowhere = 0;
    for (int i = 0; i < section.length; i++) {
      String stem = question.words().get(i).stem();
      if (things.isProduct(stem)) {
        boolean here = section[i] >= MEANT || ProductNames.holds(own, stem);
        named++;
        offPage += here ? 0 : 1;
        nowhere +=
            here || documents.stream().anyMatch(page -> ProductNames.holds(page, stem)) ? 0 : 1;
      }
    }
    found.put("PRODUCTS", named);
    found.put("PRODUCTS_OFF_PAGE", offPage);
    found.put("PRODUCTS_NOWHERE_NEAR", nowhere);
  }

  private static String lower(Passage passage) {
    return passage.text().toLowerCase(Locale.ROOT);
  }

  /** Computes the highest coverage of the question by any candidate. */
  private void anywhere() {
    found.put("MOST_COVERED_UNIT", most(UnitFeature.COVERED_WITH_LEAD));
    found.put("MOST_COVERED_SECTION", most(UnitFeature.COVERED_BY_PASSAGE));
    found.put("MOST_COVERED_TITLE", most(UnitFeature.COVERED_WITH_TITLE));
    found.put("TOGETHER_ANYWHERE", most(UnitFeature.WORDS_NEXT_TO_EACH_OTHER));
  }

  private double most(UnitFeature feature) {
    return scored.stream()
        .mapToDouble(each -> FeatureRow.value(each.features(), feature))
        .max()
        .orElse(0);
  }
}
