package io.signalbox.bot.app.terminal;

import io.signalbox.ingestion.addon.OfficeAddOn;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.run.IngestionRun;
import io.signalbox.ingestion.run.TableCheck;
import io.signalbox.ingestion.source.IgnoredFileCounts;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceFiles;
import io.signalbox.ingestion.source.SourceListing;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Check of {@code doctor} of the folders that sources read from. Each skipped item is reported
 * once. For one thread.
 */
public final class FolderSourceCheck {
  private static final int MOST_NAMED = 20;

  private final DoctorReport findings;
  private final Set<SkippedPlace> said = new HashSet<>();

  private record SkippedPlace(String source, String path, long line) {}

  public FolderSourceCheck(DoctorReport findings) {
    this.findings = findings;
  }

  /**
   * Reports on a source's files as they are now, and on items of its tables that ingestion would
   * skip.
   */
  public void files(Source source, Instant now) {
    String what = "Source " + source.name();
    SourceListing listing = SourceFiles.list(source);
    listing.skipped().forEach(skipped -> findings.bad(what, skipped.reason()));
    List<SkippedItem> skipped = TableCheck.of(source, listing, now);
    long readable =
        listing.items().size() - skipped.stream().filter(item -> item.line() == 0).count();
    if (listing.complete() && listing.items().isEmpty()) {
      findings.odd(
          what,
          source.path()
              + " holds no file of its kind (endings: "
              + String.join(", ", source.kind().extensions().stream().sorted().toList())
              + ")");
    } else if (listing.complete() && readable > 0) {
      findings.good(what, readable + " files; who may see them: " + source.access().text());
    }
    addOn(what, listing);
    if (!listing.leftAlone().isEmpty()) {
      findings.odd(what, "left alone: " + IgnoredFileCounts.line(listing.leftAlone()));
    }
    skipped(source, skipped);
  }

  /** Reports files of a source that need the Office add-on while that is not installed. */
  private void addOn(String what, SourceListing listing) {
    long files = listing.items().stream().filter(item -> OfficeAddOn.reads(item.path())).count();
    if (files > 0 && OfficeAddOn.installed().isEmpty()) {
      findings.odd(what, files + (files == 1 ? " file " : " files; each ") + OfficeAddOn.MISSING);
    }
  }

  private void skipped(Source source, List<SkippedItem> skipped) {
    String what = "Source " + source.name();
    skipped.forEach(item -> said.add(place(source, item)));
    skipped.stream()
        .limit(MOST_NAMED)
        .forEach(each -> findings.bad(what, "skipped: " + TerminalText.line(each.toString())));
    int more = skipped.size() - MOST_NAMED;
    if (more > 0) {
      findings.bad(what, more + " more are skipped; './signalbox ingest' names them", more);
    }
  }

  private static SkippedPlace place(Source source, SkippedItem item) {
    return new SkippedPlace(source.name(), item.path(), item.line());
  }

  /**
   * Reports what the last ingestion skipped in a source's files, without what {@link #files}
   * reported.
   */
  public void stored(Source source, IngestionRun ingestion) {
    String what = "Source " + source.name();
    List<String> unread =
        ingestion.unread(source).stream()
            .filter(path -> !said.contains(new SkippedPlace(source.name(), path, 0)))
            .toList();
    if (!unread.isEmpty()) {
      String more = unread.size() > MOST_NAMED ? ", …" : "";
      findings.odd(
          what,
          "files that were skipped or are new, so that nothing of them can be found: "
              + unread.size()
              + " ("
              + String.join(", ", unread.stream().limit(MOST_NAMED).toList())
              + more
              + "); './signalbox ingest' says why");
    }
    List<SkippedItem> leftOut =
        ingestion.leftOut(source).stream()
            .filter(item -> !said.contains(place(source, item)))
            .toList();
    leftOut.stream()
        .limit(MOST_NAMED)
        .forEach(item -> findings.odd(what, "left out: " + TerminalText.line(item.toString())));
    if (leftOut.size() > MOST_NAMED) {
      findings.odd(
          what,
          (leftOut.size() - MOST_NAMED)
              + " more are left out; './signalbox ingest --all-skipped' lists them");
    }
  }
}
