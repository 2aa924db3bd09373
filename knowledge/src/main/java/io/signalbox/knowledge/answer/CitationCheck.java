package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps of a model's draft what its passages support. A sentence stays when it cites a passage that
 * was given, at least {@link #SUPPORT} of its content words are in what it cites, every number,
 * identifier, inline code and address in it is there exactly, and it does not deny what the passage
 * says or the other way round. A code block stays when it is in a cited passage to the letter.
 * Pure.
 */
final class CitationCheck {
  /**
   * Share of content words that must be in the cited passages. A paraphrase keeps most content
   * words; a claim of the model's own brings new ones. Below six in ten, sentences that are true
   * but elsewhere pass.
   */
  static final double SUPPORT = 0.6;

  private static final Pattern MARK = Pattern.compile("\\[(\\d{1,3})]");
  private static final Pattern EXACT =
      Pattern.compile(
          "`[^`]+`|https?://\\S+|\\b[\\w./-]*\\d[\\w./:%-]*|\\b\\w+(?:_\\w+)+\\b|--[\\w-]+");
  private static final Pattern NEGATION =
      Pattern.compile(
          "\\b(not|never|no longer|don'?t|doesn'?t|mustn'?t|cannot|can'?t|without|avoid)\\b",
          Pattern.CASE_INSENSITIVE);

  private CitationCheck() {}

  /**
   * A draft after the check.
   *
   * @param kept pieces with the numbers of the passages they rest on, from 1
   * @param dropped how many sentences and code blocks went
   */
  record Checked(List<Piece> kept, int dropped) {}

  static Checked check(String draft, List<Passage> passages) {
    List<Piece> kept = new ArrayList<>();
    int dropped = 0;
    for (MarkdownPart part : MarkdownPart.of(draft)) {
      if (part instanceof MarkdownPart.Code code) {
        List<Integer> holders = holders(code.markdown(), passages);
        if (holders.isEmpty()) {
          dropped++;
        } else {
          kept.add(new Piece(code.markdown(), holders.subList(0, 1)));
        }
        continue;
      }
      for (String sentence : sentences(part)) {
        List<Integer> cited = cited(sentence, passages.size());
        String text = MARK.matcher(sentence).replaceAll("").replaceAll(" +([.,;:])", "$1").strip();
        if (!text.isEmpty() && isSupported(text, cited, passages)) {
          kept.add(new Piece(text, cited));
        } else if (!text.isEmpty()) {
          dropped++;
        }
      }
    }
    return new Checked(kept, dropped);
  }

  /** A mark after the full stop belongs to the sentence before it. */
  private static List<String> sentences(MarkdownPart part) {
    List<String> units =
        part instanceof MarkdownPart.Items items ? items.items() : List.of(part.markdown());
    List<String> sentences = new ArrayList<>();
    for (String unit : units) {
      String marksInside = unit.replaceAll("([.!?])\\s*((?:\\[\\d{1,3}]\\s*)+)", " $2$1 ");
      sentences.addAll(Sentences.of(marksInside.strip()));
    }
    return sentences;
  }

  private static List<Integer> cited(String sentence, int passages) {
    Set<Integer> numbers = new TreeSet<>();
    Matcher matcher = MARK.matcher(sentence);
    while (matcher.find()) {
      int number = Integer.parseInt(matcher.group(1));
      if (number < 1 || number > passages) {
        return List.of();
      }
      numbers.add(number);
    }
    return List.copyOf(numbers);
  }

  private static boolean isSupported(String text, List<Integer> cited, List<Passage> passages) {
    if (cited.isEmpty()) {
      return false;
    }
    StringBuilder ground = new StringBuilder();
    for (int number : cited) {
      Passage passage = passages.get(number - 1);
      ground
          .append(String.join(" ", passage.headingPath()))
          .append('\n')
          .append(passage.text())
          .append('\n');
    }
    String support = ground.toString();
    return Words.coverage(Words.of(text), Words.of(support)) >= SUPPORT
        && exactTermsAreIn(text, support)
        && !isReversed(text, support);
  }

  private static boolean exactTermsAreIn(String text, String support) {
    String folded = support.toLowerCase(Locale.ROOT);
    Matcher matcher = EXACT.matcher(text.replaceFirst("^\\s*(?:[-*+]|\\d+[.)])\\s+", ""));
    while (matcher.find()) {
      String term = matcher.group().replaceAll("^`|`$|[.,;:)]+$", "").toLowerCase(Locale.ROOT);
      if (!term.isEmpty() && !folded.contains(term)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the sentence of the passage that is closest to this one denies what this one says, or
   * the other way round.
   */
  private static boolean isReversed(String text, String support) {
    Set<String> words = Words.of(NEGATION.matcher(text).replaceAll(" "));
    double best = 0;
    boolean bestIsNegated = false;
    for (String line : support.lines().toList()) {
      for (String sentence : Sentences.of(line)) {
        double coverage = Words.coverage(words, Words.of(sentence));
        if (coverage > best) {
          best = coverage;
          bestIsNegated = NEGATION.matcher(sentence).find();
        }
      }
    }
    return best >= SUPPORT && bestIsNegated != NEGATION.matcher(text).find();
  }

  private static List<Integer> holders(String codeBlock, List<Passage> passages) {
    List<String> lines = codeBlock.lines().toList();
    if (lines.size() < 3) {
      return List.of();
    }
    List<String> code = lines.subList(1, lines.size() - 1).stream().map(String::strip).toList();
    List<Integer> holders = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      List<String> ground = passages.get(i).text().lines().map(String::strip).toList();
      if (java.util.Collections.indexOfSubList(ground, code) >= 0) {
        holders.add(i + 1);
      }
    }
    return holders;
  }
}
