package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceFiles;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.ingestion.source.SourceListing;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is stored up to date with the sources. Every file is stored before it is marked as
 * read, so a run that is cut off goes on where it stopped. One run at a time.
 */
public final class IngestionRun {
  private static final Logger log = LoggerFactory.getLogger(IngestionRun.class);

  /** Equals no state of a reader, so that the file is read again. */
  private static final String BROKEN_OFF = "broken off";

  private final List<Source> sources;
  private final Map<SourceKind, ItemReader> readers;
  private final IngestedFiles files;
  private final SkippedItemRows skipped;
  private final Clock clock;

  IngestionRun(List<Source> sources, Map<SourceKind, ItemReader> readers, Jdbi jdbi, Clock clock) {
    this.sources = List.copyOf(sources);
    this.readers = Map.copyOf(readers);
    this.files = new IngestedFiles(jdbi);
    this.skipped = new SkippedItemRows(jdbi);
    this.clock = clock;
  }

  /** Stores that a run writes to. */
  public record IngestionStores(Corpus corpus, OnCallTable onCall, OwnershipTable ownership) {}

  /** A run over sources of every kind. */
  public static IngestionRun over(
      List<Source> sources, Jdbi jdbi, IngestionStores stores, Clock clock) {
    SecretMasker masker = new SecretMasker();
    return new IngestionRun(
        sources,
        Map.of(
            SourceKind.PAGES,
            new PageReader(stores.corpus(), masker),
            SourceKind.TICKETS,
            new TicketReader(stores.corpus(), masker),
            SourceKind.ON_CALL,
            TableImport.onCall(stores.onCall(), masker, clock),
            SourceKind.OWNERSHIP,
            TableImport.ownership(stores.ownership(), masker, clock)),
        jdbi,
        clock);
  }

  /** A run over sources that hold pages only. */
  public static IngestionRun overPages(
      List<Source> sources, Jdbi jdbi, Corpus corpus, Clock clock) {
    return new IngestionRun(
        sources, Map.of(SourceKind.PAGES, new PageReader(corpus, new SecretMasker())), jdbi, clock);
  }

  /** Runs over every source; a source or file that fails is reported, and the run goes on. */
  public List<SourceReport> run(RunProgress progress) {
    List<SourceReport> reports = new ArrayList<>();
    Set<String> unconfigured = new HashSet<>(files.sources());
    for (Source source : sources) {
      unconfigured.remove(source.name());
      reports.add(run(source, progress));
    }
    for (String name : unconfigured) {
      reports.add(forgetSource(name));
    }
    return reports;
  }

  /**
   * Returns the paths of files that no run has read to their end: those that were skipped, and
   * those that are new.
   */
  public List<String> unread(Source source) {
    Set<String> read = files.of(source.name()).keySet();
    return SourceFiles.list(source).items().stream()
        .map(SourceItem::path)
        .filter(path -> !read.contains(path))
        .toList();
  }

  /** Returns what the last reading of each file left out of it, where the file itself was read. */
  public List<SkippedItem> leftOut(Source source) {
    Set<String> read = files.of(source.name()).keySet();
    return skipped.of(source.name()).entrySet().stream()
        .filter(entry -> read.contains(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  private SourceReport run(Source source, RunProgress progress) {
    ItemReader reader = reader(source.kind());
    SourceTally tally = new SourceTally();
    SourceListing listing = SourceFiles.list(source);
    listing.skipped().forEach(tally::skip);
    progress.listed(source.name(), listing.items().size());
    Map<String, IngestedFiles.FileEntry> known = new HashMap<>(files.of(source.name()));
    Map<String, List<SkippedItem>> leftOut = skipped.of(source.name());
    String readAs = readAs(source, reader);
    long read = 0;
    for (SourceItem item : listing.items()) {
      IngestedFiles.FileEntry before = known.remove(item.path());
      boolean readNow =
          (before == null || !before.surelySame(item, readAs))
              && readIfChanged(source, item, before, readAs, tally);
      if (readNow) {
        read++;
      } else {
        leftOut.getOrDefault(item.path(), List.of()).forEach(tally::skip);
      }
      progress.done(source.name(), item.path());
    }
    if (listing.complete()) {
      known.keySet().forEach(path -> forget(reader, source.name(), path, tally));
    }
    return tally.report(source.name(), read, listing.items().size() - read);
  }

  /**
   * The bytes are read once: for their fingerprint when nothing else changed, else by the reader as
   * well.
   */
  private boolean readIfChanged(
      Source source,
      SourceItem item,
      IngestedFiles.@Nullable FileEntry before,
      String readAs,
      SourceTally tally) {
    try {
      if (before != null && before.readAs().equals(readAs)) {
        String fingerprint = fingerprint(item);
        if (fingerprint.equals(before.fingerprint())) {
          remember(source, item, fingerprint, readAs);
          return false;
        }
      }
      MessageDigest digest = sha256();
      tally.beginFile();
      try (InputStream in = new DigestInputStream(Files.newInputStream(item.file()), digest)) {
        ReadExtent extent = reader(source.kind()).read(source, item, in, tally);
        in.transferTo(OutputStream.nullOutputStream());
        String fingerprint = HexFormat.of().formatHex(digest.digest());
        switch (extent) {
          case WHOLE -> remember(source, item, fingerprint, readAs);
          case PARTLY -> remember(source, item, fingerprint, BROKEN_OFF);
          case NOTHING -> {
            if (before != null) {
              remember(source, item, fingerprint, BROKEN_OFF);
            }
          }
        }
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (e instanceof RuntimeException fault && !BlamedFile.isAtFault(e)) {
        throw fault;
      }
      log.info("{}/{} is skipped", source.name(), item.path(), e);
      tally.skip(
          new SkippedItem(item.path(), 0, "cannot be read: " + e.getClass().getSimpleName()));
    }
    skipped.replace(source.name(), item.path(), tally.skippedOfFile());
    return true;
  }

  private void remember(Source source, SourceItem item, String fingerprint, String readAs) {
    files.record(
        source.name(),
        item.path(),
        new IngestedFiles.FileEntry(
            item.size(), item.modifiedAt(), clock.instant(), fingerprint, readAs));
  }

  private SourceReport forgetSource(String name) {
    SourceTally tally = new SourceTally();
    for (String path : files.of(name).keySet()) {
      for (ItemReader reader : readers.values()) {
        forget(reader, name, path, tally);
      }
    }
    skipped.forget(name);
    return tally.report(name, 0, 0);
  }

  private void forget(ItemReader reader, String source, String path, SourceTally tally) {
    reader.forget(source, path, tally);
    files.forget(source, path);
    skipped.replace(source, path, List.of());
  }

  private ItemReader reader(SourceKind kind) {
    ItemReader reader = readers.get(kind);
    if (reader == null) {
      throw new IllegalStateException("no reader for " + kind);
    }
    return reader;
  }

  private static String readAs(Source source, ItemReader reader) {
    return new ContentFingerprint()
        .add(reader.version())
        .add(source.access().text())
        .add(source.format().orElse(""))
        .add(source.linkTemplate().orElse(""))
        .add(source.owner().orElse(""))
        .add(source.zone().getId())
        .hex();
  }

  private static String fingerprint(SourceItem item) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(item.file()), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
