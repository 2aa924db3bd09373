package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.unit.AnswerKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Analysed question for the selection of an answer: stems with rarity, kinds asked for, identifiers
 * and qualifiers.
 *
 * @param words its content words, in order
 * @param kinds kinds of thing that it asks for
 * @param identifiers names in it that are no plain words, in lower case
 */
record QuestionProfile(
    String text,
    List<QuestionWord> words,
    Set<AnswerKind> kinds,
    Set<String> identifiers,
    Set<QualifierGroups.QualifierPlace> qualifiers) {
  /** Rarity assumed for a word that the index does not know. */
  private static final double USUAL_RARITY = 4;

  private static final int MOST_WORDS = 40;
  private static final Pattern RAW_WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "[\\p{L}\\p{N}]+(?:[_./:-][\\p{L}\\p{N}]+)+|\\p{L}*\\p{Ll}\\p{Lu}[\\p{L}\\p{N}]*"
              + "|\\p{Lu}[\\p{Lu}\\p{N}_]{2,}|\\p{L}+\\p{N}+|--?[\\p{L}][\\w-]+|#[\\w-]+");

  QuestionProfile {
    words = List.copyOf(words);
    kinds = Set.copyOf(kinds);
    identifiers = Set.copyOf(identifiers);
    qualifiers = Set.copyOf(qualifiers);
  }

  /**
   * Content word of the question as a stem with its rarity.
   *
   * @param rarity inverse document frequency: the rarer, the higher
   */
  record QuestionWord(String stem, double rarity) {}

  /**
   * Analyses a question.
   *
   * @param rarity of its words as typed, in lower case
   */
  static QuestionProfile of(
      String question, Map<String, Double> rarity, AskedKinds kinds, QualifierGroups qualifiers) {
    List<QuestionWord> words = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    Matcher raw = RAW_WORD.matcher(question);
    while (raw.find() && words.size() < MOST_WORDS) {
      String typed = raw.group();
      double rare = rarity.getOrDefault(typed.toLowerCase(Locale.ROOT), USUAL_RARITY);
      for (String stem : ContentWords.of(typed)) {
        if (seen.add(stem)) {
          words.add(new QuestionWord(stem, rare));
        }
      }
    }
    Set<String> identifiers = new LinkedHashSet<>();
    Matcher names = IDENTIFIER.matcher(question);
    while (names.find()) {
      identifiers.add(names.group().toLowerCase(Locale.ROOT));
    }
    return new QuestionProfile(
        question, words, kinds.of(question), identifiers, qualifiers.in(question));
  }

  boolean asks(AnswerKind kind) {
    return kinds.contains(kind);
  }

  /** Returns the sum of the words' rarities. */
  double weight() {
    return words.stream().mapToDouble(QuestionWord::rarity).sum();
  }
}
