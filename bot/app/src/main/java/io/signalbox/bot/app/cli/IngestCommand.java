package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.LiveSourceLines;
import io.signalbox.bot.app.terminal.ProgressDisplay;
import io.signalbox.bot.app.terminal.TerminalText;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.removal.HeldRemoval;
import io.signalbox.ingestion.run.SourceReport;
import io.signalbox.ingestion.source.IgnoredFileCounts;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox ingest}, which reads changes from all sources and lists what was
 * skipped.
 */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Reads what is new or changed in the sources, removes what is gone, and lists what could not"
          + " be used.",
      "A run that is cut off goes on where it stopped.",
      "Exit code 1: a source could not be listed or reached, or a removal is HELD; 4: a file breaks"
          + " off before its end, and the rows before that are kept."
    })
public final class IngestCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 20;

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Option(
      names = "--all-skipped",
      description = "List everything skipped, not only the first 20 of a source.")
  private boolean allSkipped;

  @Option(
      names = "--let-through",
      paramLabel = "SOURCE",
      description = {
        "Remove what is gone of this source, though it is so much that the last run held it.",
        "May be given several times."
      })
  private List<String> letThrough = List.of();

  private final Clock clock;

  public IngestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    SignalboxSettings loaded = settings.load(spec, clock);
    if (loaded.sources().isEmpty() && loaded.live().isEmpty()) {
      err.println("The settings name no source, so there is nothing to read.");
      return ExitCode.USAGE;
    }
    try (BotAssembly assembly = BotAssembly.open(loaded, clock)) {
      if (!letThrough(err, assembly)) {
        return ExitCode.USAGE;
      }
      KnowledgeRefresh.ReadReports read =
          KnowledgeRefresh.everything(assembly, new ProgressDisplay(err));
      List<SourceReport> reports = read.folders();
      PrintWriter out = spec.commandLine().getOut();
      reports.forEach(report -> print(out, report));
      read.live().forEach(report -> LiveSourceLines.print(out, report));
      list(out, "  skipped ", UnsearchableDocuments.of(assembly));
      out.printf(
          "%d documents with %d passages can be found.%n",
          assembly.documents().indexed(), assembly.corpus().passages());
      long brokenOff = reports.stream().mapToLong(SourceReport::brokenOff).sum();
      if (brokenOff > 0) {
        out.printf(
            "%s before the end: what stands before that is kept, see 'skipped' above.%n",
            brokenOff == 1 ? "1 file breaks off" : brokenOff + " files break off");
      }
      out.flush();
      boolean whole =
          reports.stream().allMatch(IngestCommand::isWhole)
              && read.live().stream().allMatch(SyncReport::isWhole);
      return !whole ? ExitCode.FAULT : brokenOff > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
    }
  }

  /**
   * Releases the held removals of the sources given with {@code --let-through}; returns false when
   * one has none.
   */
  private boolean letThrough(PrintWriter err, BotAssembly assembly) {
    for (String source : letThrough) {
      Optional<HeldRemoval> held = assembly.ingestion().heldRemovals().find(source);
      if (held.isEmpty()) {
        err.println(
            "Nothing is held of a source named "
                + TerminalText.line(source)
                + "; a run without --let-through says what is.");
        return false;
      }
      boolean unused = assembly.ingestion().heldRemovals().letThrough(source, held.get().gone());
    }
    return true;
  }

  /** Returns whether all files of the source were listed and none of its removals is held. */
  private static boolean isWhole(SourceReport report) {
    return report.listed() && report.held().isEmpty();
  }

  private void print(PrintWriter out, SourceReport report) {
    out.printf(
        "%s: %d files read, %d unchanged; %d documents added or updated, %d removed%s%s%n",
        report.source(),
        report.filesRead(),
        report.filesUnchanged(),
        report.stored(),
        report.removed(),
        report.rows() > 0 ? "; " + report.rows() + " rows" : "",
        tablesRemoved(report.removedTables()));
    report.held().ifPresent(held -> out.println("  HELD: " + held.sentence()));
    if (!report.leftAlone().isEmpty()) {
      out.println("  left alone: " + TerminalText.line(IgnoredFileCounts.line(report.leftAlone())));
    }
    counts(out, "  left out", report.leftOut());
    counts(out, "  masked", report.masked());
    list(out, "  note ", report.notes(), report.notes().size());
    list(out, "  skipped ", report.skipped(), report.skippedCount());
  }

  private static String tablesRemoved(long count) {
    return count == 0 ? "" : count == 1 ? "; 1 table removed" : "; " + count + " tables removed";
  }

  private static void counts(PrintWriter out, String what, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      out.println(
          what
              + ": "
              + new TreeMap<>(counts)
                  .entrySet().stream()
                      .map(entry -> entry.getValue() + " × " + entry.getKey())
                      .collect(Collectors.joining(", ")));
    }
  }

  private void list(PrintWriter out, String what, List<String> all) {
    long shown = allSkipped ? all.size() : Math.min(MOST_SHOWN, all.size());
    all.stream().limit(shown).forEach(each -> out.println(what + each));
    if (all.size() > shown) {
      out.printf("  … and %d more (--all-skipped lists them)%n", all.size() - shown);
    }
  }

  private void list(PrintWriter out, String what, List<SkippedItem> all, long count) {
    long shown = allSkipped ? all.size() : Math.min(MOST_SHOWN, all.size());
    all.stream()
        .limit(shown)
        .forEach(each -> out.println(what + TerminalText.line(each.toString())));
    if (count > shown) {
      out.printf("  … and %d more (--all-skipped lists the first 1,000)%n", count - shown);
    }
  }
}
