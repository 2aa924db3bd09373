package io.signalbox.knowledge.masking.escape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Text with one layer of escapes decoded, and a mapping of each of its characters to the position
 * in the source. Undone are the escapes of JSON and programming languages (a backslash before a
 * letter, a slash or a number in hexadecimal), of URLs (a percent sign with two digits, and a plus
 * sign for a blank) and of HTML (named and numeric entities), and quoted-printable; the control
 * sequences of terminals are left out. A text inside a text inside a text has one layer for each;
 * where marks that nobody sees stand inside words, one more layer is without them.
 */
public final class DecodedText {
  /**
   * Most layers decoded one by one, which bounds the work on hostile text; deeper ones are decoded
   * at once.
   */
  private static final int DEEPEST = 10;

  private final String text;
  private final int[] starts;
  private final int[] ends;

  private DecodedText(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /**
   * Returns the decoded layers of a text, the deepest last; empty when nothing in it is escaped.
   */
  public static List<DecodedText> layers(String source) {
    List<DecodedText> layers = new ArrayList<>(2);
    DecodedText at = new DecodedText(source, new int[0], new int[0]);
    boolean escaped = mayBeEscaped(source);
    at.withoutMarks().ifPresent(layers::add);
    int depth = 0;
    while (escaped && depth < DEEPEST) {
      EscapeDecoder escapes = new EscapeDecoder(at.text);
      escaped = escapes.decode();
      if (escaped) {
        at = at.inner(escapes.text(), escapes.starts(), escapes.ends());
        at.withoutMarks().ifPresent(layers::add);
        layers.add(at);
        depth++;
      }
    }
    if (escaped) {
      NestedEscapeDecoder rest = new NestedEscapeDecoder(at.text);
      layers.add(at.inner(rest.text(), rest.starts(), rest.ends()));
    }
    return layers;
  }

  /** Returns a text decoded from this one, with its positions mapped to the source. */
  private DecodedText inner(String inside, int[] innerStarts, int[] innerEnds) {
    return new DecodedText(
        inside,
        composed(starts, innerStarts),
        ends.length == 0 ? innerEnds : composedEnds(ends, innerEnds));
  }

  /** Returns this text without invisible marks inside words; empty when there are none. */
  private Optional<DecodedText> withoutMarks() {
    if (!InvisibleCharacterRemover.areIn(text)) {
      return Optional.empty();
    }
    InvisibleCharacterRemover marks = new InvisibleCharacterRemover(text);
    marks.leaveOut();
    return Optional.of(inner(marks.text(), marks.starts(), marks.ends()));
  }

  private static boolean mayBeEscaped(String text) {
    return text.indexOf('\\') >= 0
        || text.indexOf('%') >= 0
        || text.indexOf('&') >= 0
        || text.indexOf('+') >= 0
        || text.indexOf(AnsiSequences.ESCAPE) >= 0
        || QuotedPrintable.isIn(text)
        || text.contains("^[[");
  }

  private static int[] composed(int[] outer, int[] inner) {
    if (outer.length == 0) {
      return inner;
    }
    int[] starts = new int[inner.length];
    for (int i = 0; i < inner.length; i++) {
      starts[i] = outer[inner[i]];
    }
    return starts;
  }

  private static int[] composedEnds(int[] outer, int[] inner) {
    int[] ends = new int[inner.length];
    for (int i = 0; i < inner.length; i++) {
      ends[i] = outer[inner[i] - 1];
    }
    return ends;
  }

  public String text() {
    return text;
  }

  /** Returns the index in the source of the character at an index here, or of the end. */
  public int source(int index) {
    return starts[index];
  }

  /**
   * Returns the index in the source after the character before an index here, without characters
   * that were removed after it.
   */
  public int sourceEnd(int index) {
    return index == 0 ? starts[0] : ends[index - 1];
  }

  /** Returns whether a range of the source begins and ends at boundaries of escape sequences. */
  public boolean isWhole(int sourceStart, int sourceEnd) {
    return boundaryFrom(sourceStart) == sourceStart && boundaryFrom(sourceEnd) == sourceEnd;
  }

  /**
   * Returns the first index of the source, from this one on, that is not inside an escape sequence.
   */
  public int boundaryFrom(int sourceIndex) {
    int at = Arrays.binarySearch(starts, sourceIndex);
    if (at >= 0 || Arrays.binarySearch(ends, sourceIndex) >= 0) {
      return sourceIndex;
    }
    return starts[Math.min(-at - 1, starts.length - 1)];
  }

  /**
   * Returns the last index of the source, up to this one, that is not inside an escape sequence.
   */
  public int boundaryUpTo(int sourceIndex) {
    int at = Arrays.binarySearch(starts, sourceIndex);
    if (at >= 0) {
      return sourceIndex;
    }
    int end = Arrays.binarySearch(ends, sourceIndex);
    int lastEnd = end >= 0 ? sourceIndex : end < -1 ? ends[-end - 2] : 0;
    return Math.max(lastEnd, starts[Math.max(-at - 2, 0)]);
  }
}
