package io.signalbox.tools.ask.knowledge;

import io.signalbox.knowledge.answer.AnswerPiece;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes pieces of an answer that are extracts of another piece, so that a full text shows each
 * passage once.
 */
final class DuplicatePieceFilter {
  /**
   * Ends of the parts that are compared one by one, since an extract leaves sentences and rows out.
   */
  private static final Pattern PART_END = Pattern.compile("\\R+|(?<=[.!?])\\s+");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern WORDS = Pattern.compile(".*[\\p{L}\\p{N}].*", Pattern.DOTALL);

  private DuplicatePieceFilter() {}

  /** Returns the pieces without those that another one contains, in their order. */
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

  /**
   * Returns whether a piece is part of another; of two equal ones, the earlier is no part of the
   * later.
   */
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
