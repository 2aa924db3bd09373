package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.removal.HeldRemoval;
import io.signalbox.ingestion.removal.RemovalGuard;
import io.signalbox.ingestion.removal.RemovedPart;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceFiles;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.ingestion.source.SourceListing;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.DocumentId;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ingestion run over one folder source: imports changed files, then removes what is gone,
 * unless so much is gone that all removals are held for confirmation. For one use.
 */
final class SourceRun {
  private static final Logger log = LoggerFactory.getLogger(SourceRun.class);

  /**
   * Stored instead of a reader's version for a file that broke off, so that the next run reads it
   * again.
   */
  private static final String BROKEN_OFF = "broken off";

  private final Source source;
  private final ItemImporter reader;
  private final RunStores stores;
  private final String readAs;
  private final SourceTally tally = new SourceTally();
  private final Map<String, Long> before;
  private final Map<String, IngestedFiles.FileEntry> known;
  private final List<Shrunk> shrunk = new ArrayList<>();
  private final Set<String> contents = new HashSet<>();

  /** Stores for documents, file states, skipped items and held removals of a run. */
  record RunStores(
      Corpus corpus,
      IngestedFiles files,
      SkippedItemRows skipped,
      RemovalGuard guard,
      Clock clock) {}

  /**
   * File that holds fewer documents or rows than before; marked as read only once those are
   * removed.
   */
  private record Shrunk(
      SourceItem item,
      String fingerprint,
      List<DocumentId> vanished,
      Optional<SourceTally.ShrunkTable> table) {

    long lostRows() {
      return table.map(SourceTally.ShrunkTable::lost).orElse(0L);
    }

    /**
     * Returns whether an unchanged table file merely yields fewer shifts because time has passed.
     */
    boolean isSameAs(IngestedFiles.FileEntry entry) {
      return table.isPresent() && fingerprint.equals(entry.fingerprint());
    }
  }

  SourceRun(Source source, ItemImporter reader, RunStores stores) {
    this.source = source;
    this.reader = reader;
    this.stores = stores;
    this.readAs = FingerprintedFile.readAs(source, reader.version());
    this.before = reader.stored(source.name());
    this.known = new HashMap<>(stores.files().of(source.name()));
  }

  SourceReport run(RunProgress progress) {
    SourceListing listing = SourceFiles.list(source);
    listing.skipped().forEach(tally::skip);
    tally.leftAlone(listing.leftAlone());
    progress.listed(source.name(), listing.items().size());
    Set<String> gone = new HashSet<>(known.keySet());
    gone.addAll(before.keySet());
    Map<String, List<SkippedItem>> leftOut = stores.skipped().of(source.name());
    long read = 0;
    for (SourceItem item : listing.items()) {
      gone.remove(item.path());
      IngestedFiles.@Nullable FileEntry entry = known.get(item.path());
      if (isReadNow(item, entry)) {
        read++;
      } else {
        leftOut.getOrDefault(item.path(), List.of()).forEach(tally::skip);
      }
      progress.done(source.name(), item.path());
    }
    Optional<HeldRemoval> held = remove(listing.complete() ? gone : Set.of(), listing.complete());
    return tally.report(
        source.name(),
        new SourceTally.RunCounts(read, listing.items().size() - read, listing.complete(), held));
  }

  private String readAs(SourceItem item) {
    String besides = reader.besides(source, item);
    return besides.isEmpty() ? readAs : new ContentFingerprint().add(readAs).add(besides).hex();
  }

  private boolean isReadNow(SourceItem item, IngestedFiles.@Nullable FileEntry entry) {
    if (entry != null && entry.surelySame(item, readAs(item))) {
      contents.add(entry.fingerprint());
      return false;
    }
    return readIfChanged(item, entry);
  }

  /** Imports a file unless its fingerprint is unchanged; returns whether it was read. */
  private boolean readIfChanged(SourceItem item, IngestedFiles.@Nullable FileEntry entry) {
    try {
      if (entry != null && entry.readAs().equals(readAs(item))) {
        String fingerprint = FingerprintedFile.fingerprint(item);
        if (fingerprint.equals(entry.fingerprint())) {
          remember(item, fingerprint, readAs(item));
          return false;
        }
      }
      tally.beginFile();
      FingerprintedFile.ReadResult result =
          FingerprintedFile.read(item, in -> reader.read(source, item, in, tally));
      take(item, result, entry);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (e instanceof RuntimeException fault && !FileFailureCheck.isAtFault(e)) {
        throw fault;
      }
      tally.takeVanished();
      tally.takeShrunk();
      log.info("{}/{} is skipped", source.name(), item.path(), e);
      tally.skip(
          new SkippedItem(item.path(), 0, "cannot be read: " + e.getClass().getSimpleName()));
    }
    stores.skipped().replace(source.name(), item.path(), tally.skippedOfFile());
    return true;
  }

  /**
   * Marks a file as read or broken off; one that holds less than before is queued for the removal
   * check.
   */
  private void take(
      SourceItem item,
      FingerprintedFile.ReadResult result,
      IngestedFiles.@Nullable FileEntry entry) {
    Shrunk less = new Shrunk(item, result.fingerprint(), tally.takeVanished(), tally.takeShrunk());
    switch (result.extent()) {
      case WHOLE -> {
        if (less.vanished().isEmpty() && less.table().isEmpty()) {
          remember(item, result.fingerprint(), readAs(item));
        } else if (entry != null && less.isSameAs(entry)) {
          carryOut(less);
        } else {
          shrunk.add(less);
        }
      }
      case PARTLY -> remember(item, result.fingerprint(), BROKEN_OFF);
      case NOTHING -> {
        if (entry != null) {
          remember(item, result.fingerprint(), BROKEN_OFF);
        }
      }
    }
  }

  private void remember(SourceItem item, String fingerprint, String state) {
    contents.add(fingerprint);
    stores
        .files()
        .record(
            source.name(),
            item.path(),
            new IngestedFiles.FileEntry(
                item.size(), item.modifiedAt(), stores.clock().instant(), fingerprint, state));
  }

  /**
   * Removes what is gone from the source, unless the guard holds it.
   *
   * @param gone paths of files that are not listed any more
   */
  private Optional<HeldRemoval> remove(Set<String> gone, boolean complete) {
    if (!complete && shrunk.isEmpty()) {
      return Optional.empty();
    }
    Optional<HeldRemoval> held =
        stores.guard().hold(source.name(), List.of(lostDocuments(gone), lostRows(gone)));
    if (held.isPresent()) {
      return held;
    }
    shrunk.forEach(this::carryOut);
    for (String path : gone) {
      reader.forget(source.name(), path, tally);
      stores.files().forget(source.name(), path);
      stores.skipped().replace(source.name(), path, List.of());
    }
    stores.guard().settled(source.name());
    return Optional.empty();
  }

  private void carryOut(Shrunk file) {
    for (DocumentId id : file.vanished()) {
      if (stores.corpus().remove(id)) {
        tally.removedOne();
      }
    }
    file.table().ifPresent(table -> table.replacement().run());
    remember(file.item(), file.fingerprint(), readAs(file.item()));
  }

  private RemovedPart lostDocuments(Set<String> gone) {
    return RemovedPart.ofDocuments(
        gone.stream().filter(path -> !isMoved(path)).mapToLong(this::documents).sum()
            + shrunk.stream().mapToLong(file -> file.vanished().size()).sum(),
        before.values().stream().mapToLong(Long::longValue).sum());
  }

  /**
   * Counts the rows lost from tables that still exist, without rows that moved to another table.
   */
  private RemovedPart lostRows(Set<String> gone) {
    long lost = shrunk.stream().mapToLong(Shrunk::lostRows).sum();
    if (lost == 0) {
      return RemovedPart.ofRows(0, 0);
    }
    long renamed = gone.stream().mapToLong(path -> reader.rows(source.name(), path)).sum();
    long known = before.keySet().stream().mapToLong(path -> reader.rows(source.name(), path)).sum();
    return RemovedPart.ofRows(lost - Math.max(0, tally.grown() - renamed), known);
  }

  private long documents(String path) {
    return before.getOrDefault(path, 0L);
  }

  /** Returns whether a file with the same content now has another path in the source. */
  private boolean isMoved(String path) {
    IngestedFiles.@Nullable FileEntry entry = known.get(path);
    return entry != null && contents.contains(entry.fingerprint());
  }
}
