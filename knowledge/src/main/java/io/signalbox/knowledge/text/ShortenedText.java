package io.signalbox.knowledge.text;

/** Beginnings of texts that are too long for their place, with an ellipsis for the rest. Pure. */
public final class ShortenedText {
  private ShortenedText() {}

  /** Returns the text, or its first characters with an ellipsis behind them. */
  public static String of(String text, int longest) {
    return text.length() <= longest ? text : beginning(text, longest) + "…";
  }

  /**
   * Returns the text, or its first words with an ellipsis behind them. A word is cut only where it
   * takes more than half of the place.
   */
  public static String words(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int space = text.lastIndexOf(' ', longest);
    return beginning(text, space > longest / 2 ? space : longest) + " …";
  }

  /** Returns the text, or as much of it as a place takes together with the ellipsis. */
  public static String within(String text, int most) {
    return text.length() <= most ? text : beginning(text, most - 1).stripTrailing() + "…";
  }

  /** A character of two parts is not cut in two. */
  private static String beginning(String text, int end) {
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
