package io.signalbox.bot.bench.reading;

import io.signalbox.ingestion.oncall.ShiftFormat;
import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.ownership.OwnershipFormat;
import io.signalbox.ingestion.page.PageParser;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.page.UnreadablePage;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads all files of a folder with the readers that ingestion uses, each in its own format. */
final class FolderReading {
  private static final Set<SourceKind> TABLES =
      Set.of(SourceKind.TICKETS, SourceKind.OWNERSHIP, SourceKind.ON_CALL);

  private final Map<String, FormatCount> formats = new TreeMap<>();
  private final ExpansionHorizon horizon;
  private final PageParser parser = new PageFormats();
  private final PageSink pages;

  /** Told of each page that was read, with its path. */
  interface PageSink {
    void page(String path, ParsedPage page);
  }

  FolderReading(Instant now, PageSink pages) {
    this.pages = pages;
    horizon = new ExpansionHorizon(now.minus(60, ChronoUnit.DAYS), now.plus(400, ChronoUnit.DAYS));
  }

  Map<String, FormatCount> formats() {
    return formats;
  }

  /**
   * Reads broken variants of a folder's pages instead of the pages: so many of each format, spread
   * over its files.
   */
  void readBroken(Path folder, int variants) {
    Map<String, List<SourceItem>> byFormat = new TreeMap<>();
    for (SourceItem item : SourceFiles.list(source(folder, SourceKind.PAGES)).items()) {
      byFormat
          .computeIfAbsent(ending(item.path().toLowerCase(Locale.ROOT)), key -> new ArrayList<>())
          .add(item);
    }
    BrokenVariants broken = new BrokenVariants(1);
    byFormat.forEach(
        (ending, items) -> {
          for (int i = 0; i < variants; i++) {
            SourceItem item = items.get(i / 6 % items.size());
            FormatCount count = count("broken " + ending);
            long start = System.nanoTime();
            try {
              byte[] bytes = broken.of(Files.readAllBytes(item.file()), i);
              parse(item, new ByteArrayInputStream(bytes), count);
            } catch (IOException e) {
              count.skipped(broken(item, e));
            }
            count.file(System.nanoTime() - start);
          }
        });
  }

  /** Reads a folder; returns what was left alone. */
  Map<String, Long> read(Path folder) {
    SourceListing pages = SourceFiles.list(source(folder, SourceKind.PAGES));
    pages.items().forEach(this::page);
    Set<String> seen = new HashSet<>();
    Map<String, Long> leftAlone = new TreeMap<>(pages.leftAlone());
    for (SourceKind kind : TABLES) {
      for (SourceItem item : SourceFiles.list(source(folder, kind)).items()) {
        if (seen.add(item.path())) {
          table(item);
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

  private void page(SourceItem item) {
    String name = item.path().toLowerCase(Locale.ROOT);
    FormatCount count = count("page " + ending(name));
    long start = System.nanoTime();
    try (InputStream in = Files.newInputStream(item.file())) {
      parse(item, in, count);
    } catch (IOException e) {
      count.skipped(broken(item, e));
    }
    count.file(System.nanoTime() - start);
  }

  private void parse(SourceItem item, InputStream in, FormatCount count) {
    try {
      ParsedPage page = parser.parse(item.path(), in);
      pages.page(item.path(), page);
      if (page.sections().isEmpty()) {
        count.skipped(new SkippedItem(item.path(), 0, "has no text under its headings"));
      } else {
        count.document();
      }
    } catch (UnreadablePage e) {
      count.skipped(new SkippedItem(item.path(), e.line(), String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      count.skipped(broken(item, e));
    }
  }

  private static SkippedItem broken(SourceItem item, Throwable e) {
    return new SkippedItem(item.path(), 0, "CRASH " + e.getClass().getSimpleName());
  }

  private void table(SourceItem item) {
    long start = System.nanoTime();
    FormatCount count = count("unknown table");
    try (BufferedInputStream in = FileHead.markable(Files.newInputStream(item.file()))) {
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
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      count.skipped(broken(item, e));
    }
    count.file(System.nanoTime() - start);
  }

  @SuppressWarnings("unchecked") // A sink of anything takes any row.
  private static void read(RowReader<?> reader, SourceItem item, InputStream in, FormatCount count)
      throws IOException {
    ((RowReader<Object>) reader).read(item.path(), in, count);
  }
}
