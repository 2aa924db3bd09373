package io.signalbox.knowledge.masking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Text with one layer of escapes undone, and the position of each of its characters in the source.
 * Undone are the escapes of JSON and programming languages (a backslash before a letter, a slash or
 * a number in hexadecimal), of URLs (a percent sign with two digits, and a plus sign for a blank)
 * and of HTML (named and numeric entities). A text inside a text inside a text has one layer for
 * each.
 */
public final class DecodedText {
  /** Bounds the work on hostile text; JSON nested ten times has a thousand escapes to a quote. */
  private static final int DEEPEST = 10;

  private final String text;
  private final int[] starts;

  private DecodedText(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  /** The layers of a text, the deepest last; empty when nothing in it is escaped. */
  public static List<DecodedText> layers(String source) {
    if (!mayBeEscaped(source)) {
      return List.of();
    }
    List<DecodedText> layers = new ArrayList<>(2);
    String text = source;
    int[] starts = new int[0];
    while (layers.size() < DEEPEST) {
      Escapes escapes = new Escapes(text);
      if (!escapes.decode()) {
        break;
      }
      text = escapes.text();
      starts = composed(starts, escapes.starts());
      layers.add(new DecodedText(text, starts));
    }
    return layers;
  }

  private static boolean mayBeEscaped(String text) {
    return text.indexOf('\\') >= 0
        || text.indexOf('%') >= 0
        || text.indexOf('&') >= 0
        || text.indexOf('+') >= 0;
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

  public String text() {
    return text;
  }

  /** Index in the source of the character at an index here, or of the end. */
  public int source(int index) {
    return starts[index];
  }

  /** Returns whether no escape is cut in two at either end of a part of the source. */
  public boolean isWhole(int sourceStart, int sourceEnd) {
    return boundaryFrom(sourceStart) == sourceStart && boundaryFrom(sourceEnd) == sourceEnd;
  }

  /** The first index of the source at or after this one at which no escape is cut in two. */
  public int boundaryFrom(int sourceIndex) {
    int at = Arrays.binarySearch(starts, sourceIndex);
    return at >= 0 ? sourceIndex : starts[Math.min(-at - 1, starts.length - 1)];
  }

  /** The last index of the source at or before this one at which no escape is cut in two. */
  public int boundaryUpTo(int sourceIndex) {
    int at = Arrays.binarySearch(starts, sourceIndex);
    return at >= 0 ? sourceIndex : starts[Math.max(-at - 2, 0)];
  }
}
