package io.signalbox.bot.app.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Interactive prompt that reads one question a line until Ctrl-C, Ctrl-D or a word such as {@code
 * exit}, or reads a secret without showing it.
 */
public final class QuestionPrompt {
  private static final Set<String> LEAVE = Set.of("exit", "quit", "bye", ":q");

  private QuestionPrompt() {}

  /** Tells whether standard input is a terminal that a person can type at. */
  @SuppressWarnings("SystemConsoleNull")
  public // the launcher passes jdk.console=java.base, as Java 21 was
  static boolean isPossible() {
    return System.console() != null;
  }

  /**
   * Reads a line that is not shown while it is typed, for secrets; empty when the person leaves.
   */
  public static String hidden(String label) {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      return LineReaderBuilder.builder().terminal(terminal).build().readLine(label, '\0').strip();
    } catch (UserInterruptException | EndOfFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be read", e);
    }
  }

  public static void open(PrintWriter out, Consumer<String> ask) {
    out.println("Ask something; Ctrl-D or 'exit' leaves.");
    out.flush();
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      while (true) {
        String line = reader.readLine("> ").strip();
        if (LEAVE.contains(line)) {
          return;
        }
        if (!line.isEmpty()) {
          ask.accept(line);
          out.println();
          out.flush();
        }
      }
    } catch (EndOfFileException | UserInterruptException e) {
      out.println();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be used", e);
    }
  }
}
