package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.sync.ItemRow.ItemState;
import io.signalbox.ingestion.run.LiveItemIntake;
import io.signalbox.ingestion.run.LiveItemIntake.ItemPlace;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.document.AccessRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares listed items with the stored rows, fetches what is new or changed, and returns the
 * {@link ItemAction}s to apply. Stores nothing. For one run.
 */
final class ItemDecisions {
  /**
   * Number of consecutive items that cannot be fetched after which the whole source counts as
   * failed.
   */
  private static final int MOST_FAILURES = 3;

  /** Requests after which decisions are stored, which a crash would otherwise make a run repeat. */
  private static final int MOST_REQUESTS_LOST = 4;

  private final LiveSettings settings;
  private final LiveSource live;
  private final LiveItemIntake intake;
  private final Clock clock;
  private final String readAs;
  private int failures;

  ItemDecisions(LiveSettings settings, LiveSource live, LiveItemIntake intake, Clock clock) {
    this.settings = settings;
    this.live = live;
    this.intake = intake;
    this.clock = clock;
    this.readAs = readAs(settings);
  }

  private static String readAs(LiveSettings settings) {
    return new ContentFingerprint()
        .add(LiveItemIntake.VERSION)
        .add(settings.owner().orElse(""))
        .add(settings.zone().getId())
        .hex();
  }

  /**
   * Decisions to store in one transaction.
   *
   * @param looked number of changes that the decisions cover
   * @param failure of the source that left the remaining changes undecided
   */
  record DecidedLot(
      List<ItemAction> actions, int looked, Optional<SourceFailureException> failure) {
    DecidedLot {
      actions = List.copyOf(actions);
    }
  }

  /**
   * Decides on changes in order, until that took {@link #MOST_REQUESTS_LOST} requests or the source
   * failed.
   *
   * @param known rows of the items, by id
   */
  DecidedLot about(List<ItemChange> changes, Map<String, ItemRow> known) {
    List<ItemAction> actions = new ArrayList<>();
    long until = live.requests() + MOST_REQUESTS_LOST;
    int looked = 0;
    try {
      while (looked < changes.size() && live.requests() < until) {
        switch (changes.get(looked)) {
          case ItemChange.Removed removed -> actions.add(new ItemAction.Drop(removed.id()));
          case ItemChange.Changed changed ->
              about(changed.item(), known.get(changed.id())).ifPresent(actions::add);
        }
        looked++;
      }
      return new DecidedLot(actions, looked, Optional.empty());
    } catch (SourceFailureException e) {
      return new DecidedLot(actions, looked, Optional.of(e));
    }
  }

  private Optional<ItemAction> about(ItemVersion item, @Nullable ItemRow row) {
    if (item.id().length() > LiveItemTable.LONGEST_ID) {
      return Optional.empty();
    }
    return row != null && row.isCurrent(item.version(), readAs)
        ? rights(row)
        : Optional.of(asked(item));
  }

  /**
   * Returns the change of the access rule of a stored item whose content is current; empty where
   * the rule is unchanged.
   */
  Optional<ItemAction> rights(ItemRow row) {
    if (row.state() != ItemState.STORED) {
      return Optional.empty();
    }
    Rights rights = rightsOf(row.id());
    return rights.rule().text().equals(row.access()) && rights.reason().equals(row.reason())
        ? Optional.empty()
        : Optional.of(
            new ItemAction.Grant(
                row(row.id(), row.version(), ItemState.STORED, rights), rights.rule()));
  }

  /** Fetches an item from the source and decides on it, without regard to the stored row. */
  private ItemAction asked(ItemVersion item) {
    ItemContent content;
    try {
      content = live.content(item.id());
      failures = 0;
    } catch (SourceFailureException e) {
      failures++;
      if (e.kind() != SourceFailureException.FailureKind.ITEM || failures >= MOST_FAILURES) {
        throw e;
      }
      return new ItemAction.Leave(
          row(
              item.id(),
              item.version(),
              ItemState.RETRY,
              new Rights(AccessRule.nobody(), "could not be had, tried again: " + e.sentence())));
    }
    return switch (content) {
      case ItemContent.Gone gone -> new ItemAction.Drop(item.id());
      case ItemContent.Skipped skipped ->
          new ItemAction.Leave(
              row(
                  item.id(),
                  skipped.version(),
                  ItemState.SKIPPED,
                  new Rights(AccessRule.nobody(), skipped.reason())));
      case ItemContent.Present present -> {
        Rights rights = rightsOf(item.id());
        ItemPlace place =
            new ItemPlace(
                settings.name(), item.id(), rights.rule(), settings.owner(), settings.zone());
        yield new ItemAction.Keep(
            row(item.id(), present.version(), ItemState.STORED, rights),
            place,
            intake.read(place, present.item()));
      }
    };
  }

  /**
   * Effective access rule of an item: the source's permissions combined with the settings' rule.
   *
   * @param reason why nobody may see it; empty where somebody may
   */
  private record Rights(AccessRule rule, String reason) {}

  private Rights rightsOf(String id) {
    return switch (live.access(id)) {
      case ItemAccess.AsConfigured same -> new Rights(settings.access(), "");
      case ItemAccess.RightsUnknown unreadable ->
          new Rights(AccessRule.nobody(), "seen by nobody: " + unreadable.reason());
      case ItemAccess.Permitted readable -> narrowed(readable.rule());
    };
  }

  private Rights narrowed(AccessRule rule) {
    if (rule.isNobody()) {
      return new Rights(AccessRule.nobody(), "seen by nobody: the source names nobody");
    }
    long clauses =
        settings.access().clauses().stream().filter(each -> !rule.clauses().contains(each)).count()
            + rule.clauses().size();
    if (clauses > AccessRule.MOST_CLAUSES) {
      return new Rights(
          AccessRule.nobody(),
          "seen by nobody: more than " + AccessRule.MOST_CLAUSES + " restrictions lie over it");
    }
    AccessRule both = settings.access().and(rule);
    return both.text().length() > LiveItemTable.LONGEST_RULE
        ? new Rights(AccessRule.nobody(), "seen by nobody: its rights name too many people")
        : new Rights(both, "");
  }

  private ItemRow row(String id, String version, ItemState state, Rights rights) {
    return new ItemRow(
        id, version, readAs, state, rights.reason(), rights.rule().text(), clock.instant());
  }
}
