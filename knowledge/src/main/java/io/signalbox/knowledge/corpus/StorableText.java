package io.signalbox.knowledge.corpus;

/**
 * Text as every database and index takes it: without NUL, and with U+FFFD for each half of a
 * surrogate pair that stands alone, which escapes in JSON or YAML can write and UTF-8 cannot.
 */
final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** A text of which something has to stay, such as a title. */
  static String notBlank(String text, int longest) {
    String clean = of(text, longest);
    return clean.isBlank() ? String.valueOf(REPLACEMENT) : clean;
  }

  /** A text cut to a length, never within a character. */
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
