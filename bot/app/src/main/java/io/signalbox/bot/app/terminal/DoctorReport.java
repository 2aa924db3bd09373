package io.signalbox.bot.app.terminal;

import java.io.PrintWriter;

/** Prints the findings of {@code signalbox doctor}, counts problems, and gives the exit code. */
public final class DoctorReport {
  private final PrintWriter out;
  private int notes;
  private int bad;

  public DoctorReport(PrintWriter out) {
    this.out = out;
  }

  public void good(String what, String sentence) {
    print("ok  ", what, sentence);
  }

  /** Reports an observation that is not a problem. */
  public void odd(String what, String sentence) {
    notes++;
    print("note", what, sentence);
  }

  /** Reports a problem that has to be repaired. */
  public void bad(String what, String sentence) {
    bad(what, sentence, 1);
  }

  /** Reports several problems in one line. */
  void bad(String what, String sentence, int things) {
    bad += things;
    print("FIX ", what, sentence);
  }

  private void print(String mark, String what, String sentence) {
    out.printf("%s  %-18s %s%n", mark, TerminalText.line(what), TerminalText.safe(sentence));
  }

  /** Prints the summary and returns the exit code. */
  public int close() {
    out.println(bad == 0 ? allIsWell() : bad == 1 ? "One thing to fix." : bad + " things to fix.");
    out.flush();
    return bad == 0 ? ExitCode.OK : ExitCode.FAULT;
  }

  private String allIsWell() {
    return switch (notes) {
      case 0 -> "All is well.";
      case 1 -> "All is well, but for the note above.";
      default -> "All is well, but for the " + notes + " notes above.";
    };
  }
}
