package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.WordLists;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises questions for an operation, such as renaming a team, and checks whether a text is
 * about that operation on that thing. Safe for use from several threads.
 */
public final class AskedOperations {
  /**
   * Regular expression of adverbs that may stand between the subject and the verb of the question.
   */
  private static final String BETWEEN =
      "(?:(?:just|safely|really|actually|quickly|also|still|even|ever|manually)\\s+)*";

  /**
   * Pattern of questions about keeping something, in which the subject of the verb is the thing
   * kept.
   */
  private static final Pattern KEPT =
      Pattern.compile(
          "\\b(?:are|is|do|does|will)\\s+([^,?;]{2,60}?)\\s+(?:kept|keep|stored?|retained|archived|stay)"
              + "\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern KEEPING =
      Pattern.compile(
          "\\b(?:kept|keeps?|retain\\w*|retention|stor(?:e|es|ed|age)|expir\\w*|delet\\w*|remov\\w*"
              + "|purg\\w*|persist\\w*|archiv\\w*|clean\\w*|lifetime|ttl|rotated|available|stay)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Pattern of the end of the words that name the thing. */
  private static final Pattern END =
      Pattern.compile(
          "[,;:?!()]|\\s-|\\b(?:of|for|in|on|from|to|with|without|by|at|if|when|and|or|that|which|into"
              + "|via|using|after|before)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLAUSE_END =
      Pattern.compile("(?<=[.;!?])\\s+|\\n\\s*(?=[-*+\\d|])|\\n\\n");

  /** Least affinity of a word for it to name the operation. */
  private static final double SPOKEN_OF = 0.5;

  /** Position in the question, in characters, after which its words are a log or a story. */
  private static final int DEEPEST = 60;

  private final WordAffinity affinity = new WordAffinity();
  private final Pattern operation;

  public AskedOperations() {
    List<String> words = WordLists.lines(AskedOperations.class, "asked-operations.txt");
    operation =
        Pattern.compile(
            "(?:^\\W*|\\b(?:i|we|you|please|can|(?:how|need|have|want|like|safe|ok|okay|allowed"
                + "|possible|command|way) to)\\s+)"
                + BETWEEN
                + "("
                + String.join("|", words)
                + ")\\s+(\\S.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /**
   * Text shown in an answer, with the title and headings above it.
   *
   * @param above title and headings that they stand under
   */
  public record ShownWords(String text, String above) {}

  /** Returns whether the question asks for an operation that none of the texts shown is about. */
  public boolean isMissing(String question, List<ShownWords> shown) {
    Matcher asked = operation.matcher(question);
    if (asked.find() && asked.start() <= DEEPEST) {
      Set<String> act = ContentWords.of(asked.group(1));
      Set<String> thing = ContentWords.of(untilEnd(asked.group(2)));
      return shown.stream().noneMatch(each -> speaks(each.text() + " " + each.above(), act, thing));
    }
    Matcher kept = KEPT.matcher(question);
    return kept.find()
        && shown.stream().noneMatch(each -> keeps(each, untilEnd(kept.group(1)).strip()));
  }

  private boolean speaks(String text, Set<String> act, Set<String> thing) {
    Set<String> held = ContentWords.of(text);
    return isAnyHeld(act, held) && isAnyHeld(thing, held);
  }

  /** Returns whether a clause says that the thing is kept, or a heading names it. */
  private boolean keeps(ShownWords shown, String thing) {
    Set<String> head = ContentWords.of(thing.substring(thing.lastIndexOf(' ') + 1));
    Set<String> above = ContentWords.of(shown.above());
    return Arrays.stream(CLAUSE_END.split(shown.text(), -1))
        .filter(clause -> KEEPING.matcher(clause + " " + shown.above()).find())
        .anyMatch(clause -> isAnyHeld(head, above) || isAnyHeld(head, ContentWords.of(clause)));
  }

  private boolean isAnyHeld(Set<String> stems, Set<String> held) {
    return stems.isEmpty()
        || stems.stream()
            .anyMatch(stem -> held.stream().anyMatch(each -> affinity.of(stem, each) >= SPOKEN_OF));
  }

  private static String untilEnd(String words) {
    Matcher end = END.matcher(words);
    return end.find() && end.start() > 0 ? words.substring(0, end.start()) : words;
  }
}
