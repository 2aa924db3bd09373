package io.signalbox.bot.app.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes other people's text safe to print on a terminal. Titles, file names and pages are other
 * people's text; a control character in one could move the cursor, rewrite what was printed, or
 * paste into the shell. Each is shown as a sign instead: ESC as {@code ␛}. Signs that turn the
 * reading direction around are replaced too, since they make a command read as another one.
 */
public final class TerminalText {
  private static final char REPLACEMENT = '\ufffd';
  private static final char DELETE = '\u007f';

  /** First of Unicode's control pictures, which have the order of the characters they stand for. */
  private static final char PICTURES = '\u2400';

  private static final char PICTURE_OF_DELETE = '\u2421';

  private static final String TURNING = "\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029";
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}" + TURNING + "&&[^\n\t]]");
  private static final Pattern UNSAFE_IN_LINE = Pattern.compile("[\\p{Cc}" + TURNING + "]");
  private static final Pattern UNSAFE_IN_JSON = Pattern.compile("[\\u007f-\\u009f" + TURNING + "]");

  /**
   * Pattern of our own output's picocli escape sequences (bold, faint, italic, underline, colours)
   * and line ends.
   */
  private static final Pattern OWN =
      Pattern.compile("\\x1b\\[(?:[0-4]|2[1-4]|3[0-79]|9[0-7])?m|\r\n");

  private TerminalText() {}

  /**
   * Returns the text with control characters replaced by visible signs, except line breaks and
   * tabs.
   */
  public static String safe(String text) {
    return UNSAFE.matcher(text).replaceAll(TerminalText::sign);
  }

  /** Returns the text as one safe line, so that a file name cannot pretend to be a line of ours. */
  public static String line(String text) {
    return UNSAFE_IN_LINE.matcher(text).replaceAll(TerminalText::sign);
  }

  /**
   * Returns JSON in which characters that a terminal acts on are escaped; its values stay the same.
   */
  public static String escaped(String json) {
    return UNSAFE_IN_JSON
        .matcher(json)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    String.format(Locale.ROOT, "\\u%04x", (int) match.group().charAt(0))));
  }

  /**
   * Returns a writer that replaces control characters, except the escape sequences of our own
   * styles. What is filled into a format is somebody's words and has no styles.
   */
  public static PrintWriter safe(PrintWriter out) {
    return new SafePrinter(new SafeWriter(out));
  }

  private static String sign(MatchResult match) {
    char c = match.group().charAt(0);
    if (c < ' ') {
      return String.valueOf((char) (PICTURES + c));
    }
    return String.valueOf(c == DELETE ? PICTURE_OF_DELETE : REPLACEMENT);
  }

  private static final class SafePrinter extends PrintWriter {
    SafePrinter(Writer out) {
      super(out, true);
    }

    @Override
    public PrintWriter printf(String format, Object... values) {
      return super.format(Locale.ROOT, format, safe(values));
    }

    private static Object[] safe(Object[] values) {
      return Arrays.stream(values)
          .map(value -> value instanceof Number ? value : TerminalText.safe(String.valueOf(value)))
          .toArray();
    }
  }

  private static final class SafeWriter extends Writer {
    private final PrintWriter out;

    SafeWriter(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
      String text = new String(buffer, offset, length);
      Matcher own = OWN.matcher(text);
      int done = 0;
      while (own.find()) {
        out.write(safe(text.substring(done, own.start())));
        out.write(own.group());
        done = own.end();
      }
      out.write(safe(text.substring(done)));
    }

    @Override
    public void flush() throws IOException {
      out.flush();
      if (out.checkError()) {
        throw new IOException("standard output is closed");
      }
    }

    @Override
    public void close() {
      out.close();
    }
  }
}
