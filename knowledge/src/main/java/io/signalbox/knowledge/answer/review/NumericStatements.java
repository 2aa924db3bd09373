package io.signalbox.knowledge.answer.review;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.CodeBlocks;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.text.SentenceSplitter;
import io.signalbox.knowledge.text.StatedQuantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extracted statements of a document that contain numbers: values of settings, and sentences, for
 * comparison with another page. Left out is what is rightly different elsewhere: examples, what
 * once was, and settings of which the page itself gives several values.
 *
 * @param settings by name, each with its one value
 */
record NumericStatements(Map<String, Setting> settings, List<Sentence> sentences) {
  private static final Pattern SETTING =
      Pattern.compile(
          "(?<![\\w./-])([a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+)`?\\s{0,3}(?:=|:\\s|\\||\\bis(?: set"
              + " to)?\\b|\\bto\\b|\\bof\\b)\\s{0,3}`?\"?"
              + "(\\d+(?:\\.\\d+)?\\s?(?:ms|s|m|min|minutes?|seconds?|hours?|h|days?|d|[KMG]i?B|%)?)(?!\\w|\\.\\d)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NOT_NOW =
      Pattern.compile(
          "\\b(?:e\\.g|for (?:example|instance)|such as|example|was|were|used"
              + " to|previously|formerly|until|no longer|instead of|from)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Pages longer than this are not read on: comparing must cost next to nothing. */
  private static final int MOST_CHARACTERS = 60_000;

  private static final int LONGEST_SENTENCE = 300;

  /**
   * @param qualifiers for which environment or the like it holds
   */
  record Setting(String name, StatedQuantity value, Set<String> qualifiers, List<String> path) {}

  /**
   * @param words content words without the quantities
   */
  record Sentence(
      String text,
      Set<String> words,
      List<StatedQuantity> quantities,
      Set<String> qualifiers,
      List<String> path) {}

  static NumericStatements of(RankedDocument document) {
    Map<String, Setting> settings = new HashMap<>();
    Set<String> several = new HashSet<>();
    List<Sentence> sentences = new ArrayList<>();
    int left = MOST_CHARACTERS;
    for (ScoredPassage scored : document.passages()) {
      Passage passage = scored.passage();
      left -= passage.text().length();
      if (left >= 0 && StatedQuantity.mayBeIn(passage.text()) && !isExample(passage)) {
        for (String unit : units(passage)) {
          addSettings(unit, passage, settings, several);
          addSentence(unit, passage, sentences);
        }
      }
    }
    settings.keySet().removeAll(several);
    return new NumericStatements(settings, sentences);
  }

  private static boolean isExample(Passage passage) {
    return NOT_NOW.matcher(String.join(" ", passage.headingPath())).find();
  }

  /** Returns the sentences, list items, rows with one number, and lines of code of a passage. */
  private static List<String> units(Passage passage) {
    List<String> units = new ArrayList<>();
    for (MarkdownBlock part : MarkdownBlock.of(passage)) {
      switch (part) {
        case MarkdownBlock.Prose prose -> units.addAll(SentenceSplitter.of(prose.markdown()));
        case MarkdownBlock.Items items ->
            items
                .items()
                .forEach(item -> units.addAll(SentenceSplitter.of(CodeBlocks.without(item))));
        case MarkdownBlock.Table table ->
            table
                .markdown()
                .lines()
                .filter(row -> StatedQuantity.in(row).size() == 1)
                .forEach(units::add);
        case MarkdownBlock.Code code -> units.addAll(code.markdown().lines().toList());
      }
    }
    return units.stream()
        .filter(unit -> unit.length() <= LONGEST_SENTENCE && StatedQuantity.mayBeIn(unit))
        .toList();
  }

  private static void addSettings(
      String unit, Passage passage, Map<String, Setting> settings, Set<String> several) {
    Matcher matcher = SETTING.matcher(unit);
    while (matcher.find()) {
      List<StatedQuantity> value = StatedQuantity.in(matcher.group(2).strip());
      if (value.size() == 1 && !saysWhatWas(unit)) {
        Setting setting =
            new Setting(
                matcher.group(1),
                value.getFirst(),
                qualifiers(unit, passage),
                passage.headingPath());
        Setting before = settings.putIfAbsent(setting.name(), setting);
        if (before != null && !before.value().isSame(setting.value())) {
          several.add(setting.name());
        }
      }
    }
  }

  private static boolean saysWhatWas(String unit) {
    return NOT_NOW.matcher(unit).find();
  }

  private static void addSentence(String unit, Passage passage, List<Sentence> sentences) {
    List<StatedQuantity> quantities = StatedQuantity.in(unit);
    if (!quantities.isEmpty() && !saysWhatWas(unit) && !unit.contains("|")) {
      sentences.add(
          new Sentence(
              unit,
              SubjectWords.words(StatedQuantity.without(unit)),
              quantities,
              qualifiers(unit, passage),
              passage.headingPath()));
    }
  }

  private static Set<String> qualifiers(String unit, Passage passage) {
    return SubjectWords.qualifiers(unit + " " + String.join(" ", passage.headingPath()));
  }
}
