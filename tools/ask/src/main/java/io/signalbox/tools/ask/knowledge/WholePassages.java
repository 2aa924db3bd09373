package io.signalbox.tools.ask.knowledge;

import io.signalbox.knowledge.answer.AnswerPiece;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pieces of an answer for a text that has all of them: where a piece is an extract of a passage
 * that is given whole as well, the whole passage stands in its place, once.
 */
final class WholePassages {
  /** Ends of the parts that are looked for one by one: an extract leaves sentences and rows out. */
  private static final Pattern PART_END = Pattern.compile("\\R+|(?<=[.!?])\\s+");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern WORDS = Pattern.compile(".*[\\p{L}\\p{N}].*", Pattern.DOTALL);

  private WholePassages() {}

  /** Returns the pieces without those that another one holds, in their order. */
  static List<AnswerPiece> of(List<AnswerPiece> pieces) {
    Set<AnswerPiece> kept = new LinkedHashSet<>();
    for (int i = 0; i < pieces.size(); i++) {
      AnswerPiece piece = pieces.get(i);
      int place = i;
      for (int j = 0; j < pieces.size(); j++) {
        if (j != i && isPart(piece, pieces.get(j), /* earlier= */ i < j)) {
          place = j;
        }
      }
      kept.add(pieces.get(place));
    }
    return List.copyOf(kept);
  }

  /** Of two that hold each other the earlier one is no part of the later. */
  private static boolean isPart(AnswerPiece piece, AnswerPiece other, boolean earlier) {
    return other.citations().containsAll(piece.citations())
        && holds(other.markdown(), piece.markdown())
        && !(earlier && holds(piece.markdown(), other.markdown()));
  }

  private static boolean holds(String whole, String extract) {
    String text = plain(whole);
    return Arrays.stream(PART_END.split(extract.strip()))
        .filter(part -> WORDS.matcher(part).matches())
        .allMatch(part -> text.contains(plain(part)));
  }

  private static String plain(String text) {
    return BLANKS.matcher(text.strip()).replaceAll(" ");
  }
}
