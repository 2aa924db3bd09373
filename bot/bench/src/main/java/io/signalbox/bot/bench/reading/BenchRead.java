package io.signalbox.bot.bench.reading;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.passage.PassageCutter;
import io.signalbox.ingestion.source.IgnoredFileCounts;
import io.signalbox.knowledge.document.Passage;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench read}, which parses folders of real files and counts results by
 * format.
 */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every file of the folders in its own format, stores nothing, and prints by format:",
      "files, documents, rows, what was skipped or left out and why, seconds; then the peak of the"
          + " heap."
    })
public final class BenchRead implements Callable<Integer> {
  private static final long MEBIBYTE = 1024 * 1024;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "Folders to read.")
  private List<Path> folders = List.of();

  @Option(
      names = "--names",
      description = "Names the first files of each format that were skipped.")
  private boolean names;

  @Option(
      names = "--show",
      paramLabel = "TEXT",
      description = "Prints what is read of each file whose path contains this text.")
  private @Nullable String shown;

  @Option(
      names = "--broken",
      paramLabel = "N",
      description = "Reads N broken copies of each file instead of the file.")
  private int broken;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<MemoryPoolMXBean> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    FolderReading reading = new FolderReading(lastChange(), new ShownFiles(out), broken);
    Map<String, Long> leftAlone = new TreeMap<>();
    for (Path folder : folders) {
      reading.read(folder).forEach((what, count) -> leftAlone.merge(what, count, Long::sum));
    }
    out.printf(
        "%-28s %7s %9s %9s %8s %9s %8s%n",
        "format", "files", "documents", "rows", "skipped", "left out", "seconds");
    reading.formats().entrySet().stream()
        .filter(entry -> entry.getValue().files() > 0)
        .forEach(entry -> print(out, entry.getKey(), entry.getValue()));
    if (!leftAlone.isEmpty()) {
      out.println("left alone: " + IgnoredFileCounts.line(leftAlone));
    }
    // The pools have their peaks at different times, so that the sum is a bound from above.
    long peak =
        Math.min(
            heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum(),
            Runtime.getRuntime().maxMemory());
    out.printf("peak heap: %d MB; crashes: %d%n", peak / MEBIBYTE, reading.crashes());
    out.flush();
    return reading.crashes() == 0 ? ExitCode.OK : ExitCode.FAULT;
  }

  /** Prints the parsed content of the files that an option names. */
  private final class ShownFiles implements FolderReading.ReadSink {
    private final PrintWriter out;

    ShownFiles(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void page(String path, ParsedPage page) {
      if (shown == null || !path.contains(shown)) {
        return;
      }
      out.println("=== " + path);
      out.println(page.frontMatter());
      page.notes().forEach(note -> out.println("note: " + note));
      for (Passage passage : new PassageCutter().cut(page)) {
        out.println("--- " + String.join(" > ", passage.headingPath()));
        out.println(passage.text());
      }
    }

    @Override
    public void row(String path, Object row) {
      if (shown != null && path.contains(shown)) {
        out.println("=== " + path);
        out.println(row);
      }
    }
  }

  /**
   * Returns the last change of the folders, around which on-call rotations are expanded instead of
   * around today.
   */
  private Instant lastChange() {
    return folders.stream()
        .map(folder -> Instant.ofEpochMilli(folder.toFile().lastModified()))
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private void print(PrintWriter out, String format, FormatCount count) {
    out.printf("%-28s %s%n", format, count.line());
    count.reasons().forEach(reason -> out.println("    " + reason));
    if (count.silent() > 0) {
      out.println("    " + count.silent() + " × nothing in it, and nothing said");
    }
    if (names) {
      count.named().forEach(each -> out.println("      " + each));
    }
  }
}
