package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.Assembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.ProgressDisplay;
import io.signalbox.bot.app.terminal.TerminalText;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.run.SourceReport;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signalbox ingest}: reads what changed in the sources and says what could not be used. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Reads what is new or changed in the sources, removes what is gone, and lists what could not"
          + " be used.",
      "A run that is cut off goes on where it stopped.",
      "Exit code 4: a file breaks off before its end; the rows before that are kept."
    })
public final class IngestCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 20;

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Option(
      names = "--all-skipped",
      description = "List everything skipped, not only the first 20 of a source.")
  private boolean allSkipped;

  private final Clock clock;

  public IngestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    SignalboxSettings loaded = settings.load(spec, clock);
    if (loaded.sources().isEmpty()) {
      err.println("The settings name no source, so there is nothing to read.");
      return ExitCode.USAGE;
    }
    try (Assembly assembly = Assembly.open(loaded, clock)) {
      List<SourceReport> reports = KnowledgeRefresh.everything(assembly, new ProgressDisplay(err));
      PrintWriter out = spec.commandLine().getOut();
      reports.forEach(report -> print(out, report));
      list(out, "  skipped ", RefusedDocuments.of(assembly));
      out.printf(
          "%d documents with %d passages can be found.%n",
          assembly.indexed(), assembly.corpus().passages());
      long brokenOff = reports.stream().mapToLong(SourceReport::brokenOff).sum();
      if (brokenOff > 0) {
        out.printf(
            "%s before the end: what stands before that is kept, see 'skipped' above.%n",
            brokenOff == 1 ? "1 file breaks off" : brokenOff + " files break off");
      }
      out.flush();
      return brokenOff > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
    }
  }

  private void print(PrintWriter out, SourceReport report) {
    out.printf(
        "%s: %d files read, %d unchanged; %d documents added or updated, %d removed%s%n",
        report.source(),
        report.filesRead(),
        report.filesUnchanged(),
        report.stored(),
        report.removed(),
        report.rows() > 0 ? "; " + report.rows() + " rows" : "");
    counts(out, "  left out", report.leftOut());
    counts(out, "  masked", report.masked());
    list(out, "  note ", report.notes(), report.notes().size());
    list(out, "  skipped ", report.skipped(), report.skippedCount());
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
