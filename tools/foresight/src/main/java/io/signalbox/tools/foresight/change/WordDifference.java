package io.signalbox.tools.foresight.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Word-by-word comparison of two texts, which ignores changes of white space only. Pure. */
public final class WordDifference {
  /** Scripts without spaces between words, of which each character counts as a word. */
  private static final String UNSPACED =
      "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";

  /** A word with the white space before it. */
  private static final Pattern WORD =
      Pattern.compile("\\s*([" + UNSPACED + "]\\p{M}*|[^\\s" + UNSPACED + "]+)");

  /** Number of context words on each side of a change. */
  private static final int AROUND = 5;

  private WordDifference() {}

  /**
   * Changed place between two texts, with its context.
   *
   * @param before words that stand before it in the new text
   * @param gone words that went; empty where none did
   * @param come words that came; empty where none did
   * @param after words that stand behind it in the new text
   */
  public record ChangedWords(String before, String gone, String come, String after) {}

  /** Returns the changed places, in the order of the new text. */
  public static List<ChangedWords> between(String was, String becomes) {
    List<String> old = words(was);
    List<String> now = words(becomes);
    List<ChangedWords> changes = new ArrayList<>();
    for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, raw(old), raw(now))) {
      changes.add(
          new ChangedWords(
              text(now, Math.max(0, edit.getBeginB() - AROUND), edit.getBeginB()),
              text(old, edit.getBeginA(), edit.getEndA()),
              text(now, edit.getBeginB(), edit.getEndB()),
              text(now, edit.getEndB(), Math.min(now.size(), edit.getEndB() + AROUND))));
    }
    return changes;
  }

  private static List<String> words(String text) {
    return WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static RawText raw(List<String> words) {
    return new RawText(
        words.stream()
            .map(word -> word.strip() + "\n")
            .collect(Collectors.joining())
            .getBytes(UTF_8));
  }

  private static String text(List<String> words, int from, int until) {
    return String.join("", words.subList(from, until)).replaceAll("\\s+", " ").strip();
  }
}
