package io.signalbox.knowledge.corpus;

/**
 * Cleans text so that every database and index accepts it: removes NUL, and replaces each unpaired
 * surrogate by U+FFFD. Escapes in JSON or YAML can write such a surrogate, which UTF-8 cannot.
 */
final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /**
   * Returns the cleaned text, cut to a length, for a field that must not become blank, such as a
   * title.
   */
  static String notBlank(String text, int longest) {
    String clean = of(text, longest);
    return clean.isBlank() ? String.valueOf(REPLACEMENT) : clean;
  }

  /** Returns the cleaned text, cut to a length without splitting a character. */
  static String of(String text, int longest) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), longest));
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (clean.length() + Character.charCount(character) > longest) {
        break;
      }
      boolean alone =
          Character.isBmpCodePoint(character) && Character.isSurrogate((char) character);
      if (alone) {
        clean.append(REPLACEMENT);
      } else if (character != 0) {
        clean.appendCodePoint(character);
      }
    }
    return clean.toString();
  }
}
