package io.signalbox.bot.app.terminal;

import io.signalbox.ingestion.live.sync.SourceStatus;
import io.signalbox.ingestion.live.sync.SyncReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Formats results and status of live sources' synchronisation as lines for the terminal. */
public final class LiveSourceLines {
  private static final List<String> HEADER =
      List.of("source", "system", "at source", "stored", "skipped", "age", "next", "left");

  private LiveSourceLines() {}

  /** Prints the result of one synchronisation run. */
  public static void print(PrintWriter out, SyncReport report) {
    out.printf(
        "%s: %d stored, %d removed, %d with other rights, %d skipped; %d requests%s%n",
        report.source(),
        report.stored(),
        report.removed(),
        report.rights(),
        report.skipped(),
        report.requests(),
        report.swept() ? "; listed completely" : "");
    report.held().ifPresent(held -> out.println("  HELD: " + held.sentence()));
    report.failure().ifPresent(why -> out.println("  FAILED: " + TerminalText.line(why)));
  }

  /** Returns a table of the status of all sources, with notes below each. */
  public static List<String> table(List<SourceStatus> all, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    all.forEach(status -> rows.add(row(status, now)));
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    all.forEach(status -> lines.addAll(notes(status)));
    return lines;
  }

  private static List<String> row(SourceStatus status, Instant now) {
    long skipped = status.reasons().values().stream().mapToLong(Long::longValue).sum();
    return List.of(
        TerminalText.line(status.source()),
        status.system(),
        status.atSource().map(String::valueOf).orElse("?"),
        String.valueOf(status.stored()),
        String.valueOf(skipped),
        status.upToDateAt().map(at -> length(Duration.between(at, now))).orElse("never"),
        status.running()
            ? "running"
            : status.nextAt().isAfter(now)
                ? "in " + length(Duration.between(now, status.nextAt()))
                : "due",
        status.left().map(LiveSourceLines::length).orElse(status.running() ? "?" : "-"));
  }

  /** Returns notes about a source: why items are skipped, and why a run failed. */
  static List<String> notes(SourceStatus status) {
    List<String> notes = new ArrayList<>();
    status.reasons().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            each ->
                notes.add(
                    TerminalText.line(
                        status.source() + ": " + each.getValue() + " × " + each.getKey())));
    status
        .failure()
        .ifPresent(
            why -> notes.add(TerminalText.line(status.source() + ": the last run failed: " + why)));
    return notes;
  }

  private static String length(Duration duration) {
    Duration whole = duration.isNegative() ? Duration.ZERO : duration;
    if (whole.toHours() >= 48) {
      return whole.toDays() + " d";
    }
    if (whole.toMinutes() >= 120) {
      return whole.toHours() + " h";
    }
    return whole.toSeconds() >= 120 ? whole.toMinutes() + " min" : whole.toSeconds() + " s";
  }
}
