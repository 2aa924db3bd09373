package io.signalbox.knowledge.text;

/** Shortens texts to a length, with an ellipsis for the rest. Pure. */
public final class ShortenedText {
  private ShortenedText() {}

  /** Returns the text, or its first characters followed by an ellipsis. */
  public static String of(String text, int longest) {
    return text.length() <= longest ? text : beginning(text, longest) + "…";
  }

  /**
   * Returns the text, or its first words followed by an ellipsis. A word is cut only where it takes
   * more than half of the place.
   */
  public static String words(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int space = text.lastIndexOf(' ', longest);
    return beginning(text, space > longest / 2 ? space : longest) + " …";
  }

  /** Returns the text, or as much of it as fits together with the ellipsis. */
  public static String within(String text, int most) {
    return text.length() <= most ? text : beginning(text, most - 1).stripTrailing() + "…";
  }

  /** Returns the first characters of a text, without splitting a surrogate pair. */
  private static String beginning(String text, int end) {
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
