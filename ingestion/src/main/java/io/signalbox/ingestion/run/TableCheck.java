package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.FileHead;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.ingestion.source.SourceListing;
import io.signalbox.ingestion.ticket.TicketFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Dry run over a source's tables, which reports what a run would skip and stores nothing. */
public final class TableCheck {
  private TableCheck() {}

  /**
   * Returns the rows and files that a run would skip. Of tickets only files of unknown format are
   * checked, and pages not at all, since documents can be too large for a check.
   *
   * @param now on-call tables are laid out around this moment
   */
  public static List<SkippedItem> of(Source source, SourceListing listing, Instant now) {
    return switch (source.kind()) {
      case ON_CALL -> skipped(TableImporterFactory.shifts(source, now), listing);
      case OWNERSHIP -> skipped(TableImporterFactory.ownership(source), listing);
      case TICKETS -> source.format().isEmpty() ? unknownTickets(listing) : List.of();
      case PAGES -> List.of();
    };
  }

  private static List<SkippedItem> unknownTickets(SourceListing listing) {
    List<SkippedItem> skipped = new ArrayList<>();
    for (SourceItem item : listing.items()) {
      try (InputStream in = Files.newInputStream(item.file())) {
        TicketFormat.unknown(item.path(), FileHead.of(FileHead.markable(in)))
            .ifPresent(skipped::add);
      } catch (IOException e) {
        skipped.add(
            new SkippedItem(item.path(), 0, "cannot be read: " + e.getClass().getSimpleName()));
      }
    }
    return skipped;
  }

  private static <T> List<SkippedItem> skipped(RowReader<T> reader, SourceListing listing) {
    List<SkippedItem> skipped = new ArrayList<>();
    for (SourceItem item : listing.items()) {
      try {
        var unused =
            FingerprintedFile.read(
                item,
                in -> {
                  reader.read(item.path(), in, new SkippedRows<T>(skipped));
                  return ReadExtent.WHOLE;
                });
      } catch (IOException | RuntimeException | StackOverflowError e) {
        skipped.add(
            new SkippedItem(item.path(), 0, "cannot be read: " + e.getClass().getSimpleName()));
      }
    }
    return skipped;
  }

  private record SkippedRows<T>(List<SkippedItem> skipped) implements RowSink<T> {
    @Override
    public void row(T row) {}

    @Override
    public void skipped(SkippedItem item) {
      skipped.add(item);
    }
  }
}
