package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.sync.ItemDecisions.DecidedLot;
import io.signalbox.ingestion.live.sync.LiveSourceTable.RunProgressNote;
import io.signalbox.ingestion.removal.HeldRemoval;
import io.signalbox.ingestion.removal.RemovalGuard;
import io.signalbox.ingestion.removal.RemovedPart;
import io.signalbox.ingestion.run.LiveItemIntake;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.ExternalAccountTable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One synchronisation of one open source: group members, then the change feed, then a complete
 * listing where due. The cursor moves in the transaction that stores what it covers. For one use.
 */
final class SyncRun {
  /** Maximum number of items stored in one transaction. */
  private static final int LOT = 20;

  private final LiveSettings settings;
  private final LiveSource live;
  private final SyncStores stores;
  private final String holder;
  private final BooleanSupplier stop;
  private final ItemDecisions decisions;
  private final ItemChanges changes;
  private long done;
  private boolean swept;
  private Optional<HeldRemoval> held = Optional.empty();

  /** Tables and stores that all runs share. */
  record SyncStores(
      Jdbi jdbi,
      LiveSourceTable sources,
      LiveItemTable items,
      LiveItemIntake intake,
      ExternalAccountTable accounts,
      RemovalGuard guard,
      Clock clock) {}

  SyncRun(
      LiveSettings settings,
      LiveSource live,
      SyncStores stores,
      String holder,
      BooleanSupplier stop) {
    this.settings = settings;
    this.live = live;
    this.stores = stores;
    this.holder = holder;
    this.stop = stop;
    this.decisions = new ItemDecisions(settings, live, stores.intake(), stores.clock());
    this.changes = new ItemChanges(settings.name(), stores.items(), stores.intake());
  }

  /**
   * Runs to the end, or throws where it stops; {@link #report} gives the counts up to that point.
   */
  void run() {
    Set<Principal> named = named();
    groups(named);
    retry();
    changes();
    if (live.wantsSweep() || isSweepDue()) {
      sweep();
    }
    Set<Principal> now = named();
    if (!named.containsAll(now)) {
      groups(now);
    }
  }

  SyncReport report(Optional<String> failure) {
    return new SyncReport(
        settings.name(),
        changes.stored(),
        changes.removed(),
        changes.rights(),
        changes.skipped(),
        live.requests(),
        swept,
        held,
        failure);
  }

  /**
   * Replaces the stored group members, and deletes them where the credentials may not read groups
   * any more.
   */
  private void groups(Set<Principal> named) {
    try {
      stores.accounts().replace(settings.name(), live.groups(named));
    } catch (SourceFailureException e) {
      if (e.kind() != SourceFailureException.FailureKind.CREDENTIALS) {
        throw e;
      }
      stores.accounts().forget(settings.name());
    }
  }

  /** Returns the accounts and groups of external systems that the stored access rules name. */
  private Set<Principal> named() {
    return stores.items().rules(settings.name()).stream()
        .flatMap(rule -> rule.clauses().stream())
        .flatMap(clause -> clause.principals().stream())
        .filter(principal -> principal.kind() == Principal.PrincipalKind.EXTERNAL)
        .collect(Collectors.toSet());
  }

  private void retry() {
    List<ItemChange> missed = new ArrayList<>();
    stores
        .items()
        .toRetry(settings.name())
        .forEach(row -> missed.add(new ItemChange.Changed(new ItemVersion(row.id(), ""))));
    store(missed, null, OptionalLong.empty());
  }

  private void changes() {
    Optional<String> cursor = stores.sources().find(settings.name()).flatMap(SourceRow::cursor);
    while (true) {
      ChangePage page = live.changes(cursor);
      store(page.changes(), page.cursor(), page.left());
      if (!page.more()) {
        return;
      }
      cursor = Optional.of(page.cursor());
    }
  }

  /**
   * Stores changes in transactions of at most {@link #LOT} items; the cursor moves with the last
   * one.
   */
  private void store(List<ItemChange> all, @Nullable String cursor, OptionalLong left) {
    int from = 0;
    do {
      checkStopped();
      List<ItemChange> next = all.subList(from, Math.min(from + LOT, all.size()));
      Map<String, ItemRow> known =
          stores.items().find(settings.name(), next.stream().map(ItemChange::id).toList());
      from += storeLot(decisions.about(next, known), all.size() - from, cursor, left);
    } while (from < all.size());
  }

  /**
   * Stores the decisions of a lot, also where the source failed after them, and returns the number
   * of changes covered.
   */
  private int storeLot(DecidedLot lot, int open, @Nullable String cursor, OptionalLong left) {
    boolean last = lot.looked() == open && lot.failure().isEmpty();
    carryOut(lot.actions(), lot.looked(), last ? cursor : null, left);
    lot.failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return lot.looked();
  }

  private void carryOut(
      List<ItemAction> actions, long looked, @Nullable String cursor, OptionalLong left) {
    if (actions.isEmpty() && looked == 0 && cursor == null) {
      return;
    }
    done += looked;
    stores
        .jdbi()
        .useTransaction(
            handle -> {
              changes.carryOut(handle, actions);
              stores
                  .sources()
                  .progress(
                      handle,
                      settings.name(),
                      holder,
                      cursor,
                      new RunProgressNote(done, left, live.requests(), stores.clock().instant()));
            });
  }

  private void checkStopped() {
    if (stop.getAsBoolean()) {
      throw SourceFailureException.ofSource("was stopped; the next run goes on from here", null);
    }
  }

  private boolean isSweepDue() {
    Instant now = stores.clock().instant();
    boolean due =
        stores
            .sources()
            .find(settings.name())
            .flatMap(
                row ->
                    row.sweptAt()
                        .map(
                            at ->
                                at.plus(
                                    settings.sweepEvery().orElse(live.sweepEvery(row.atSource())))))
            .map(at -> !at.isAfter(now))
            .orElse(true);
    return due
        || stores.guard().held().find(settings.name()).filter(h -> h.allowed() > 0).isPresent();
  }

  /** Reads the complete listing; removes missing items only after all pages were read. */
  private void sweep() {
    Instant begun = stores.clock().instant();
    Map<String, ItemRow> before = stores.items().all(settings.name());
    Set<String> seen = new HashSet<>();
    Optional<String> next = Optional.empty();
    do {
      SweepPage page = live.sweep(next);
      List<ItemChange> unknown = new ArrayList<>();
      for (ItemVersion item : page.items()) {
        ItemRow row = before.get(item.id());
        if (seen.add(item.id()) && (row == null || !row.version().equals(item.version()))) {
          unknown.add(new ItemChange.Changed(item));
        }
      }
      if (!unknown.isEmpty()) {
        store(unknown, null, OptionalLong.empty());
      }
      next = page.next();
      checkStopped();
    } while (next.isPresent());
    rights(seen);
    removeMissing(before, seen);
    stores
        .jdbi()
        .useTransaction(
            handle -> stores.sources().swept(handle, settings.name(), holder, begun, seen.size()));
    swept = true;
  }

  private void rights(Set<String> seen) {
    List<ItemAction> grants = new ArrayList<>();
    try {
      stores.items().all(settings.name()).values().stream()
          .filter(row -> seen.contains(row.id()))
          .forEach(row -> decisions.rights(row).ifPresent(grants::add));
    } finally {
      // A restriction counts, even where the source fails after telling of it.
      inLots(grants);
    }
  }

  private void removeMissing(Map<String, ItemRow> before, Set<String> seen) {
    List<ItemRow> missing =
        before.values().stream().filter(row -> !seen.contains(row.id())).toList();
    long gone = missing.stream().filter(row -> row.state() == ItemRow.ItemState.STORED).count();
    long known =
        before.values().stream().filter(row -> row.state() == ItemRow.ItemState.STORED).count();
    held = stores.guard().hold(settings.name(), List.of(RemovedPart.ofDocuments(gone, known)));
    if (held.isPresent()) {
      return;
    }
    List<ItemChange> unconfirmed = new ArrayList<>();
    missing.forEach(
        row -> unconfirmed.add(new ItemChange.Changed(new ItemVersion(row.id(), row.version()))));
    for (int from = 0; from < unconfirmed.size(); ) {
      checkStopped();
      // As if nothing were known of it, so that the source is asked.
      DecidedLot lot = decisions.about(unconfirmed.subList(from, unconfirmed.size()), Map.of());
      from += storeLot(lot, unconfirmed.size() - from, null, OptionalLong.empty());
    }
    stores.guard().settled(settings.name());
  }

  private void inLots(List<ItemAction> actions) {
    for (int from = 0; from < actions.size(); from += LOT) {
      List<ItemAction> lot = actions.subList(from, Math.min(from + LOT, actions.size()));
      carryOut(lot, 0, null, OptionalLong.empty());
    }
  }
}
