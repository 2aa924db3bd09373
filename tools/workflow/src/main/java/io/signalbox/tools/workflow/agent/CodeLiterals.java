package io.signalbox.tools.workflow.agent;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Escapes values as string literals of the languages in which starter projects are written. Pure.
 */
final class CodeLiterals {
  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w./:@%+=,-]+");

  private CodeLiterals() {}

  /** Returns the value as one word of a POSIX shell, quoted only where the shell needs it. */
  static String shell(String value) {
    return PLAIN_WORD.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /**
   * Returns the value as a JSON string, which is also valid in JavaScript and as a double-quoted
   * YAML scalar.
   */
  static String json(String value) {
    return "\"" + jsonText(value) + "\"";
  }

  /** Returns the content of a JSON string without its quotes. */
  static String jsonText(String value) {
    return escapedControls(new String(JsonStringEncoder.getInstance().quoteAsString(value)));
  }

  /**
   * Returns the value as a Java string literal, with backslashes doubled so that none starts a
   * Unicode escape but the ones written here.
   */
  static String java(String value) {
    String quoted =
        value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    return "\"" + escapedControls(quoted) + "\"";
  }

  private static String escapedControls(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
