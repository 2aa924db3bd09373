package io.signalbox.bot.bench.reading;

import io.signalbox.ingestion.oncall.ShiftFormat;
import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.ownership.OwnershipFormat;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.page.UnreadablePageException;
import io.signalbox.ingestion.read.FileHead;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.run.PageFormats;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceFiles;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.ingestion.source.SourceListing;
import io.signalbox.ingestion.ticket.TicketFormat;
import io.signalbox.knowledge.document.AccessRule;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Parses all files of a folder with the readers that ingestion uses, and counts results by format.
 */
final class FolderReading {
  private static final Set<SourceKind> TABLES =
      Set.of(SourceKind.TICKETS, SourceKind.OWNERSHIP, SourceKind.ON_CALL);

  private final Map<String, FormatCount> formats = new TreeMap<>();
  private final ExpansionHorizon horizon;
  private final PageFormats parser = new PageFormats();
  private final ReadSink sink;
  private final int broken;
  private long crashes;

  /** Receiver of each parsed page and table row, with its file's path. */
  interface ReadSink {
    void page(String path, ParsedPage page);

    void row(String path, Object row);
  }

  /**
   * @param broken how many broken copies of each file are read in its place; 0 for itself
   */
  FolderReading(Instant now, ReadSink sink, int broken) {
    this.sink = sink;
    this.broken = broken;
    horizon = new ExpansionHorizon(now.minus(60, ChronoUnit.DAYS), now.plus(400, ChronoUnit.DAYS));
  }

  Map<String, FormatCount> formats() {
    return formats;
  }

  /** Parses a folder; returns the number of ignored files by file name ending. */
  Map<String, Long> read(Path folder) {
    SourceListing pages = SourceFiles.list(source(folder, SourceKind.PAGES));
    Path root = folder.toAbsolutePath().normalize();
    pages.items().forEach(item -> copies(item, (each, in) -> page(root, each, in)));
    Set<String> seen = new HashSet<>();
    Map<String, Long> leftAlone = new TreeMap<>(pages.leftAlone());
    for (SourceKind kind : TABLES) {
      for (SourceItem item : SourceFiles.list(source(folder, kind)).items()) {
        if (seen.add(item.path())) {
          copies(item, this::table);
          leftAlone.computeIfPresent(
              ending(item.path()), (ending, count) -> count > 1 ? count - 1 : null);
        }
      }
    }
    return leftAlone;
  }

  private static String ending(String path) {
    return path.substring(Math.max(0, path.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
  }

  private static Source source(Path folder, SourceKind kind) {
    return new Source(
        "bench",
        kind,
        folder.toAbsolutePath().normalize(),
        AccessRule.everyone(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ZoneOffset.UTC);
  }

  private FormatCount count(String format) {
    return formats.computeIfAbsent(format, name -> new FormatCount());
  }

  /** Parses a file, or the damaged copies that stand for it. */
  private void copies(SourceItem item, BiConsumer<SourceItem, InputStream> reader) {
    try {
      if (broken == 0) {
        try (InputStream in = Files.newInputStream(item.file())) {
          reader.accept(item, in);
        }
        return;
      }
      BrokenVariants variants =
          new BrokenVariants(Files.readAllBytes(item.file()), item.path().hashCode());
      for (int i = 0; i < broken; i++) {
        reader.accept(item, new ByteArrayInputStream(variants.next()));
      }
    } catch (IOException e) {
      count("unreadable file").skipped(broken(item, e));
    }
  }

  private void page(Path root, SourceItem item, InputStream in) {
    FormatCount count = count("page " + ending(item.path().toLowerCase(Locale.ROOT)));
    long start = System.nanoTime();
    try {
      ParsedPage page = parser.parse(root, item.path(), in);
      sink.page(item.path(), page);
      if (page.sections().isEmpty()) {
        count.skipped(new SkippedItem(item.path(), 0, "has no text under its headings"));
      } else {
        count.document();
      }
    } catch (UnreadablePageException e) {
      count.skipped(new SkippedItem(item.path(), e.line(), String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      count.skipped(broken(item, e));
    }
    count.file(System.nanoTime() - start);
  }

  /** Returns the number of files on which a reader threw an unexpected exception. */
  long crashes() {
    return crashes;
  }

  private SkippedItem broken(SourceItem item, Throwable e) {
    crashes++;
    String place =
        Stream.of(e.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("io.signalbox"))
            .findFirst()
            .map(frame -> " at " + frame.getFileName() + ", line " + frame.getLineNumber())
            .orElse("");
    return new SkippedItem(item.path(), 0, "CRASH " + e.getClass().getSimpleName() + place);
  }

  private void table(SourceItem item, InputStream bytes) {
    long start = System.nanoTime();
    FormatCount count = count("unknown table");
    try (BufferedInputStream in = FileHead.markable(bytes)) {
      FileHead head = FileHead.of(in);
      Optional<TicketFormat> tickets = TicketFormat.detect(head);
      Optional<OwnershipFormat> ownership = OwnershipFormat.detect(item.path(), head);
      Optional<ShiftFormat> shifts = ShiftFormat.detect(item.path(), head);
      if (tickets.isPresent()) {
        count = count("tickets " + tickets.get().settingName());
        read(tickets.get().reader(ZoneOffset.UTC), item, in, count);
      } else if (ownership.isPresent()) {
        count = count("ownership " + ownership.get().settingName());
        read(ownership.get().reader(), item, in, count);
      } else if (shifts.isPresent()) {
        count = count("on-call " + shifts.get().settingName());
        read(shifts.get().reader(ZoneOffset.UTC, horizon), item, in, count);
      } else {
        count.skipped(new SkippedItem(item.path(), 0, "is of no format that its content tells"));
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      count.skipped(broken(item, e));
    }
    count.file(System.nanoTime() - start);
  }

  @SuppressWarnings("unchecked") // A sink of anything takes any row.
  private void read(RowReader<?> reader, SourceItem item, InputStream in, FormatCount count)
      throws IOException {
    count.tell(row -> sink.row(item.path(), row));
    ((RowReader<Object>) reader).read(item.path(), in, count);
  }
}
