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
 * One run over one source: reads what changed, then removes, all or nothing, what the source does
 * not show any more. For one use.
 */
final class SourceRun {
  private static final Logger log = LoggerFactory.getLogger(SourceRun.class);

  /** Equals no state of a reader, so that the file is read again. */
  private static final String BROKEN_OFF = "broken off";

  private final Source source;
  private final ItemReader reader;
  private final RunStores stores;
  private final String readAs;
  private final SourceTally tally = new SourceTally();
  private final Map<String, Long> before;
  private final Map<String, IngestedFiles.FileEntry> known;
  private final List<Shrunk> shrunk = new ArrayList<>();
  private final Set<String> contents = new HashSet<>();

  /** The stores that a run keeps its own notes in. */
  record RunStores(
      Corpus corpus,
      IngestedFiles files,
      SkippedItemRows skipped,
      RemovalGuard guard,
      Clock clock) {}

  /** File that was read to its end and holds less than before; remembered once that is removed. */
  private record Shrunk(
      SourceItem item,
      String fingerprint,
      List<DocumentId> vanished,
      Optional<SourceTally.ShrunkTable> table) {

    long lostRows() {
      return table.map(SourceTally.ShrunkTable::lost).orElse(0L);
    }

    /** The same bytes lay out fewer shifts as time goes by; the source lost nothing. */
    boolean isSameAs(IngestedFiles.FileEntry entry) {
      return table.isPresent() && fingerprint.equals(entry.fingerprint());
    }
  }

  SourceRun(Source source, ItemReader reader, RunStores stores) {
    this.source = source;
    this.reader = reader;
    this.stores = stores;
    this.readAs = ReadFile.readAs(source, reader.version());
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

  /**
   * The bytes are read once: for their fingerprint when nothing else changed, else by the reader as
   * well.
   */
  private boolean readIfChanged(SourceItem item, IngestedFiles.@Nullable FileEntry entry) {
    try {
      if (entry != null && entry.readAs().equals(readAs(item))) {
        String fingerprint = ReadFile.fingerprint(item);
        if (fingerprint.equals(entry.fingerprint())) {
          remember(item, fingerprint, readAs(item));
          return false;
        }
      }
      tally.beginFile();
      ReadFile.ReadResult result = ReadFile.read(item, in -> reader.read(source, item, in, tally));
      take(item, result, entry);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (e instanceof RuntimeException fault && !UnprocessableFile.isAtFault(e)) {
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

  /** Marks a file as read as far as it was; one that holds less than before, once that is gone. */
  private void take(
      SourceItem item, ReadFile.ReadResult result, IngestedFiles.@Nullable FileEntry entry) {
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
   * Removes what is gone, if it may.
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

  /** Rows that moved to another table are no loss; a table that is gone counts as a document. */
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

  /** Returns whether the same bytes stand elsewhere in the source now, so that nothing is lost. */
  private boolean isMoved(String path) {
    IngestedFiles.@Nullable FileEntry entry = known.get(path);
    return entry != null && contents.contains(entry.fingerprint());
  }
}
