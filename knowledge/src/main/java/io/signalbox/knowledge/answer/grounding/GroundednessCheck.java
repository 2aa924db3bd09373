package io.signalbox.knowledge.answer.grounding;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.CodeBlocks;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.SentencePolarity;
import io.signalbox.knowledge.text.SentenceSplitter;
import io.signalbox.knowledge.text.StatedQuantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strict lexical check whether passages support a sentence, without a language model. It cannot
 * understand, so it is strict: of the sentence
 *
 * <ul>
 *   <li>at least {@link #LEAST} of the content words, stemmed, are in the passages;
 *   <li>each inline code is there to the letter; each address, path, flag, channel and identifier
 *       too, but for capitals; each name that a capital letter marks is there as a word;
 *   <li>each number is there with the same unit;
 *   <li>no word is denied that the closest sentence of the passages affirms, or the other way
 *       round, and none replaced by its opposite.
 * </ul>
 *
 * What it cannot see: words and numbers that are all there but belong to each other differently.
 */
final class GroundednessCheck {
  /**
   * Least share of the sentence's content words that must be in the passages. A paraphrase keeps
   * most of them; a claim of the model's own brings new ones. {@code GroundednessCheckTest} holds
   * the pairs that this was set on: at 0.6 some invented claims pass, at 0.8 ordinary paraphrases
   * start to go.
   */
  static final double LEAST = 0.7;

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static final Pattern EXACT =
      Pattern.compile(
          "https?://[^\\s)>\\]]+|(?<![\\w`])[#@][\\w.-]*\\w|(?<![\\w-])--?[a-zA-Z][\\w-]*"
              + "|(?<![\\w./-])[~.]{0,2}/[\\w./*-]*\\w|\\b\\w++(?:[._@/:-]++\\w++)++"
              + "|\\b[a-z]+[A-Z]\\w*|\\b[A-Z][a-z]+[A-Z]\\w*|\\b(?=\\w*\\d)(?=\\w*\\p{L})\\w{2,}\\b");

  private static final Pattern HYPHENATED = Pattern.compile("\\p{L}[\\p{L}-]*");

  private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll}\\p{N},;)] )\\p{Lu}[\\p{L}]+");

  private GroundednessCheck() {}

  static boolean isGiven(String sentence, List<Passage> passages) {
    StringBuilder text = new StringBuilder();
    for (Passage passage : passages) {
      text.append(String.join("\n", passage.headingPath())).append('\n');
      text.append(passage.text()).append('\n');
    }
    String ground = text.toString();
    return ContentWords.coverage(ContentWords.of(sentence), ContentWords.of(ground)) >= LEAST
        && codeIsIn(sentence, ground)
        && termsAreIn(CODE.matcher(sentence).replaceAll(" "), ground)
        && numbersAreIn(CODE.matcher(sentence).replaceAll(" "), ground)
        && !isReversed(sentence, ground);
  }

  private static boolean codeIsIn(String sentence, String ground) {
    return CODE.matcher(sentence)
        .results()
        .allMatch(code -> hasWhole(ground, code.group(1).strip()));
  }

  private static boolean termsAreIn(String prose, String ground) {
    String folded = ground.toLowerCase(Locale.ROOT);
    Matcher terms = EXACT.matcher(prose);
    while (terms.find()) {
      String term = terms.group().replaceAll("[.,;:]+$", "").toLowerCase(Locale.ROOT);
      boolean ordinary =
          StatedQuantity.without(term).isBlank() || HYPHENATED.matcher(term).matches();
      if (!ordinary && !hasWhole(folded, term)) {
        return false;
      }
    }
    return NAME.matcher(prose).results().allMatch(name -> hasName(folded, name.group()));
  }

  private static boolean hasName(String folded, String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return !ContentWords.isContent(word) || hasWhole(folded, word) || hasWhole(folded, word + "s");
  }

  private static boolean numbersAreIn(String prose, String ground) {
    List<StatedQuantity> given = StatedQuantity.in(ground);
    return StatedQuantity.in(prose).stream()
        .allMatch(
            said ->
                given.stream().anyMatch(said::isSame)
                    || (said.unit().isEmpty()
                        && given.stream().anyMatch(each -> each.value().equals(said.value()))));
  }

  /** Returns whether a text contains a term that no adjacent letter or digit turns into another. */
  private static boolean hasWhole(String text, String term) {
    for (int at = text.indexOf(term); at >= 0 && !term.isEmpty(); at = text.indexOf(term, at + 1)) {
      int end = at + term.length();
      boolean startsClean =
          at == 0 || !isWordPart(text.charAt(at - 1)) || !isWordPart(term.charAt(0));
      boolean endsClean =
          end == text.length()
              || !isWordPart(text.charAt(end))
              || !isWordPart(term.charAt(term.length() - 1));
      if (startsClean && endsClean) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordPart(char character) {
    return Character.isLetterOrDigit(character) || character == '_';
  }

  /**
   * Returns whether a word of the sentence has the opposite polarity in the closest sentences of
   * the ground that mention it. Several may be equally close; one that agrees is enough.
   */
  private static boolean isReversed(String sentence, String ground) {
    Map<String, Boolean> said = SentencePolarity.of(sentence);
    List<Map<String, Boolean>> units = units(ground);
    for (Map.Entry<String, Boolean> word : said.entrySet()) {
      Set<String> rest = new HashSet<>(said.keySet());
      rest.remove(word.getKey());
      double best = -1;
      boolean agrees = true;
      for (Map<String, Boolean> unit : units) {
        Set<Boolean> sides = sides(word.getKey(), unit);
        double closeness = ContentWords.coverage(rest, unit.keySet());
        if (!sides.isEmpty() && closeness >= best) {
          boolean same = sides.contains(word.getValue());
          agrees = closeness > best ? same : agrees || same;
          best = closeness;
        }
      }
      if (!agrees) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the polarities of a word in a unit; an affirmed opposite counts as a negation of the
   * word.
   */
  private static Set<Boolean> sides(String word, Map<String, Boolean> unit) {
    Set<Boolean> sides = new HashSet<>();
    Boolean denied = unit.get(word);
    if (denied != null) {
      sides.add(denied);
    }
    for (String opposite : SentencePolarity.oppositesOf(word)) {
      Boolean oppositeDenied = unit.get(opposite);
      if (oppositeDenied != null) {
        sides.add(!oppositeDenied);
      }
    }
    return sides;
  }

  private static List<Map<String, Boolean>> units(String ground) {
    Set<String> sentences = new LinkedHashSet<>();
    for (MarkdownBlock part : MarkdownBlock.of(ground)) {
      switch (part) {
        case MarkdownBlock.Prose prose -> sentences.addAll(SentenceSplitter.of(prose.markdown()));
        case MarkdownBlock.Items items ->
            items
                .items()
                .forEach(item -> sentences.addAll(SentenceSplitter.of(CodeBlocks.without(item))));
        case MarkdownBlock.Table table -> sentences.addAll(table.markdown().lines().toList());
        case MarkdownBlock.Code code -> {}
      }
    }
    List<Map<String, Boolean>> units = new ArrayList<>();
    sentences.forEach(sentence -> units.add(SentencePolarity.of(sentence)));
    return units;
  }
}
