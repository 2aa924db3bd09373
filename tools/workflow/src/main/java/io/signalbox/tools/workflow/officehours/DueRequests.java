package io.signalbox.tools.workflow.officehours;

import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest.RequestState;
import io.signalbox.tools.workflow.officehours.RequestChanges.RequestChange;
import io.signalbox.tools.workflow.officehours.RequestEvent.RequestEventKind;
import io.signalbox.tools.workflow.officehours.topic.RequestText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Timer job of office hours: moves due requests on, expires decisions and posts weekly figures.
 * Safe for use from several processes.
 */
public final class DueRequests {
  private static final Logger log = LoggerFactory.getLogger(DueRequests.class);
  private static final int BATCH = 50;
  private static final int ASKED_WITHIN_DAYS = 7;

  private final OfficeHours hours;
  private final Decisions decisions;
  private final OfficeHoursPeople people;
  private final BiFunction<ExpertPool, Instant, Optional<String>> weekly;
  private final ZoneId zone;

  /**
   * @param weekly writes a pool's figures of the week before a time, for its channel; empty for a
   *     week in which nothing was asked and nothing is open
   * @param zone of the day and time at which they are posted
   */
  public DueRequests(
      OfficeHours hours,
      Decisions decisions,
      OfficeHoursPeople people,
      BiFunction<ExpertPool, Instant, Optional<String>> weekly,
      ZoneId zone) {
    this.hours = hours;
    this.decisions = decisions;
    this.people = people;
    this.weekly = weekly;
    this.zone = zone;
  }

  /** Completes work that a crash interrupted; call once before the first check for due work. */
  public void catchUp() {
    decisions.publishMissing();
  }

  /** Processes everything that is due; failures are logged and retried at the next run. */
  public void runDue() {
    for (OfficeHoursRequest request : hours.due(BATCH)) {
      try {
        var unused = hours.act(request.number(), this::due);
      } catch (RuntimeException e) {
        log.warn("Request {} waits for the next look", request.number(), e);
      }
    }
    expire();
    report();
  }

  private Optional<RequestChange> due(Handle handle, OfficeHoursRequest r, Instant now) {
    if (r.dueAt().isEmpty() || r.dueAt().get().isAfter(now)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (r.state()) {
          case OFFERED -> toExperts(handle, r, now);
          case WAITING -> onwards(handle, r, now);
          case SNOOZED ->
              byTimer(
                  r.moved(RequestState.CLAIMED, r.holder(), now, Optional.empty()),
                  RequestEventKind.WOKE,
                  "");
          case ASKED_BACK ->
              byTimer(
                  r.moved(RequestState.CLAIMED, r.holder(), now, Optional.empty()),
                  RequestEventKind.WOKE,
                  "the asker has not answered");
          case CLAIMED, DEFLECTED, DECIDED, WITHDRAWN ->
              byTimer(
                  r.moved(r.state(), r.holder(), now, Optional.empty()), RequestEventKind.WOKE, "");
        });
  }

  private RequestChange toExperts(Handle handle, OfficeHoursRequest r, Instant now) {
    ExpertPool pool = hours.pool(r);
    Optional<String> next = hours.next(handle, pool, r.topic(), Set.of(), now);
    return byTimer(
        r.moved(RequestState.WAITING, next, now, Optional.of(now.plus(pool.target()))),
        RequestEventKind.STILL_NEEDED,
        "");
  }

  /**
   * Returns the change that asks the next expert of the pool, or its owner after all experts had
   * their time.
   */
  private RequestChange onwards(Handle handle, OfficeHoursRequest r, Instant now) {
    ExpertPool pool = hours.pool(r);
    Optional<String> next = hours.next(handle, pool, r.topic(), OfficeHours.passed(handle, r), now);
    if (next.isPresent()) {
      return byTimer(
          r.nudged().moved(RequestState.WAITING, next, now, Optional.of(now.plus(pool.target()))),
          RequestEventKind.NUDGED,
          r.holder().orElse(""));
    }
    Optional<String> owner = pool.owner().flatMap(people::find);
    return byTimer(
        r.nudged().moved(RequestState.WAITING, owner, now, Optional.empty()),
        RequestEventKind.TO_OWNER,
        owner.isPresent() ? "" : "the pool has no owner in Slack");
  }

  private static RequestChange byTimer(
      OfficeHoursRequest after, RequestEventKind kind, String text) {
    return new RequestChange(after, kind, Optional.empty(), text);
  }

  /**
   * Expires overdue decisions and files a request that asks whether each recently expired one still
   * holds.
   */
  private void expire() {
    LocalDate today = LocalDate.ofInstant(hours.clock().instant(), ZoneOffset.UTC);
    List<Decision> now = decisions.expire(today);
    for (Decision decision : decisions.expiredSince(today.minusDays(ASKED_WITHIN_DAYS))) {
      boolean asked = askAgain(decision);
      if (!asked && now.stream().anyMatch(each -> each.number() == decision.number())) {
        log.warn("Decision {} has expired, and nobody can be asked about it", decision.number());
      }
    }
  }

  /**
   * Files a request whether an expired decision still holds, once per expiry; returns false when
   * nobody can be asked.
   */
  private boolean askAgain(Decision decision) {
    ExpertPool pool =
        hours
            .settings()
            .rules()
            .pool(decision.pool())
            .orElseGet(() -> hours.settings().rules().pools().getLast());
    String asker =
        people.find(decision.decidedBy()).or(() -> pool.owner().flatMap(people::find)).orElse("");
    if (asker.isEmpty() || pool.channel().isEmpty()) {
      return false;
    }
    var unused =
        hours.file(
            "decision:" + decision.number() + ":" + decision.validUntil(),
            asker,
            again(decision),
            pool.channel().get(),
            RequestOffer.none());
    return true;
  }

  /**
   * Returns the question about an expired decision, which names a confidential one by its number
   * only.
   */
  private static RequestText again(Decision decision) {
    boolean isOpen = decision.access().isPublic();
    return new RequestText(
        isOpen
            ? "Does this decision of %s still count: %s — %s"
                .formatted(decision.decidedOn(), decision.title(), decision.what())
            : "Does decision %d of %s, which is confidential, still count?"
                .formatted(decision.number(), decision.decidedOn()),
        "",
        "",
        Optional.empty(),
        "",
        isOpen ? DataClass.INTERNAL : DataClass.CONFIDENTIAL,
        "");
  }

  private void report() {
    ZonedDateTime now = hours.clock().instant().atZone(zone);
    OfficeHoursSettings.ReportSettings report = hours.settings().report();
    DayOfWeek day = report.day();
    if (now.getDayOfWeek() != day || now.toLocalTime().isBefore(report.at())) {
      return;
    }
    String week =
        now.get(IsoFields.WEEK_BASED_YEAR) + "-W" + now.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    Instant due = now.with(report.at()).toInstant();
    for (ExpertPool pool : hours.settings().rules().pools()) {
      String id = "triage:report:" + pool.name() + ":" + week;
      pool.channel()
          .ifPresent(
              channel ->
                  weekly
                      .apply(pool, due)
                      .ifPresent(
                          text ->
                              hours
                                  .jdbi()
                                  .useTransaction(
                                      handle ->
                                          hours.announcer().post(handle, id, channel, text))));
    }
  }
}
