package io.signalbox.tools.foresight.catalogue.watch;

import static java.time.temporal.ChronoUnit.DAYS;

import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Timer job that notifies owners of callers when a model that they still call retires, at
 * milestones before and when its day changes, and updates earlier messages. What is told is written
 * down with the message in one transaction, so that nobody is told twice, whichever process does it
 * and whenever it is killed.
 */
public final class RetirementWatch {
  /** Age up to which a sent message is updated; the outbox forgets it a day later. */
  private static final Duration KEPT = Duration.ofDays(13);

  private final Jdbi jdbi;
  private final Supplier<List<ModelDemand>> demands;
  private final List<Integer> milestones;
  private final OwnerNotices notices;
  private final Clock clock;

  /**
   * @param milestones days before an end, the most first
   */
  public RetirementWatch(
      Jdbi jdbi,
      Supplier<List<ModelDemand>> demands,
      List<Integer> milestones,
      OwnerNotices notices,
      Clock clock) {
    this.jdbi = jdbi;
    this.demands = demands;
    this.milestones = List.copyOf(milestones);
    this.notices = notices;
    this.clock = clock;
  }

  /** Sends due notices and updates earlier messages. */
  public void run() {
    Instant now = clock.instant();
    Map<String, List<ModelDemand>> byOwner =
        demands.get().stream()
            .filter(ModelDemand::isOpen)
            .collect(Collectors.groupingBy(ModelDemand::owner, TreeMap::new, Collectors.toList()));
    Set<String> owners = new HashSet<>(byOwner.keySet());
    owners.addAll(jdbi.withHandle(handle -> NoticeRows.owners(handle, now.minus(KEPT))));
    owners.stream()
        .filter(notices::reaches)
        .forEach(
            owner ->
                jdbi.useTransaction(
                    handle -> tell(handle, owner, byOwner.getOrDefault(owner, List.of()), now)));
  }

  private void tell(Handle handle, String owner, List<ModelDemand> demanded, Instant now) {
    Map<String, List<ModelDemand>> byModel =
        demanded.stream()
            .collect(
                Collectors.groupingBy(
                    demand -> demand.fact().channel() + " " + demand.fact().model(),
                    TreeMap::new,
                    Collectors.toList()));
    List<NoticeItem> items = new ArrayList<>();
    byModel.values().forEach(each -> item(handle, owner, each, now).ifPresent(items::add));
    items.sort(Comparator.comparing(item -> item.fact().retires().orElse(LocalDate.MAX)));
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (items.stream().anyMatch(NoticeItem::isNews)) {
      String id = "models:" + shortened(owner) + ":" + today + ":" + now.toEpochMilli();
      NoticeRows.sent(handle, owner, id, now);
      notices.tell(handle, owner, id, items);
      return;
    }
    NoticeRows.latest(handle, owner, now.minus(KEPT))
        .ifPresent(id -> notices.keep(handle, owner, id, items));
  }

  /** Shortens an owner's name for use in a message id; Slack ids are short already. */
  private static String shortened(String owner) {
    return owner.length() <= 40
        ? owner
        : owner.substring(0, 30) + Integer.toHexString(owner.hashCode());
  }

  private Optional<NoticeItem> item(
      Handle handle, String owner, List<ModelDemand> demanded, Instant now) {
    ModelFact fact = demanded.getFirst().fact();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Optional<LocalDate> day = fact.hasEnd() ? fact.retires() : Optional.empty();
    Optional<Optional<LocalDate>> told =
        NoticeRows.told(handle, owner, fact.channel(), fact.model());
    boolean moved = told.isPresent() && !told.get().equals(day);
    Optional<LocalDate> before =
        moved
            ? told.get()
            : NoticeRows.movedFrom(handle, owner, fact, now.minus(KEPT))
                .filter(was -> !day.equals(Optional.of(was)));
    Optional<Integer> milestone = day.flatMap(end -> milestone(today.until(end, DAYS)));
    if (milestone.isEmpty() && !moved && before.isEmpty()) {
      return Optional.empty();
    }
    boolean news = false;
    if (moved) {
      String kind = "moved " + word(told.get()) + " " + word(day);
      news = first(handle, owner, fact, kind, day, now);
    }
    if (milestone.isPresent()) {
      String kind = "milestone " + milestone.get() + " " + word(day);
      news |= first(handle, owner, fact, kind, day, now);
    }
    List<ModelDemand> sorted =
        demanded.stream().sorted(Comparator.comparingLong(ModelDemand::calls).reversed()).toList();
    return Optional.of(new NoticeItem(fact, sorted, before, news));
  }

  private static String word(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(NoticeRows.NO_DAY);
  }

  private static boolean first(
      Handle handle,
      String owner,
      ModelFact fact,
      String kind,
      Optional<LocalDate> day,
      Instant now) {
    return NoticeRows.first(
        handle, new NoticeRows.NoticeKey(owner, fact.channel(), fact.model(), kind), day, now);
  }

  /** Returns the milestone passed last, in days before retirement; 0 after it. */
  private Optional<Integer> milestone(long left) {
    if (left <= 0) {
      return Optional.of(0);
    }
    return milestones.stream().filter(days -> left <= days).min(Comparator.naturalOrder());
  }
}
