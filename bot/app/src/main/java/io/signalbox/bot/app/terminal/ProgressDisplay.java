package io.signalbox.bot.app.terminal;

import io.signalbox.ingestion.run.RunProgress;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Progress display of ingestion and embedding: a bar on a terminal, or else a line for each step.
 * For one thread.
 */
public final class ProgressDisplay implements AutoCloseable {
  private static final int WIDTH = 80;
  private static final int UPDATE_MILLIS = 100;

  private final PrintWriter err;
  private final boolean terminal;
  private @Nullable ProgressBar bar;

  public ProgressDisplay(PrintWriter err) {
    this(err, QuestionPrompt.isPossible());
  }

  private ProgressDisplay(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Returns a progress display without output. */
  public static ProgressDisplay unseen() {
    return new ProgressDisplay(new PrintWriter(Writer.nullWriter()), false);
  }

  /** Returns the listener that shows the progress of reading the sources. */
  public RunProgress reading() {
    return new RunProgress() {
      @Override
      public void listed(String source, int files) {
        begin("Reading " + source, files, "files");
      }

      @Override
      public void done(String source, String path) {
        step(1);
      }
    };
  }

  /** Says that the live source of this name is being read. */
  public void live(String source) {
    close();
    err.println("Reading " + TerminalText.line(source) + " live");
    err.flush();
  }

  /** Starts the display of embedding this number of documents. */
  public void embedding(long documents) {
    if (documents > 0) {
      begin("Reading for meaning", documents, "documents");
    }
  }

  /** Advances the display by this number of embedded documents. */
  public void embedded(int documents) {
    step(documents);
  }

  private void begin(String task, long total, String unit) {
    close();
    if (terminal) {
      PrintStream console = System.err;
      bar =
          new ProgressBarBuilder()
              .setTaskName(TerminalText.line(task))
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(console, WIDTH))
              .clearDisplayOnFinish()
              .build();
    } else {
      err.println(task + ": " + total + " " + unit);
      err.flush();
    }
  }

  private void step(long count) {
    if (bar != null) {
      bar.stepBy(count);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
