package io.signalbox.tools.foresight.change;

import io.signalbox.tools.foresight.change.OwnerChecks.CheckOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Service that records owners' answers to change notices, tells authors of objections, and runs the
 * checks that owners request.
 */
public final class ChangeReplies {
  private static final Logger log = LoggerFactory.getLogger(ChangeReplies.class);

  /** Time after which a run of checks counts as abandoned by its process. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  private final Jdbi jdbi;
  private final OwnerChecks checks;
  private final ChangeNotices notices;
  private final Clock clock;

  public ChangeReplies(Jdbi jdbi, OwnerChecks checks, ChangeNotices notices, Clock clock) {
    this.jdbi = jdbi;
    this.checks = checks;
    this.notices = notices;
    this.clock = clock;
  }

  /** Finds the notice of a change to an owner. */
  public Optional<ChangeNotice> find(long change, String owner) {
    return jdbi.withHandle(handle -> ChangeRows.find(handle, change, owner));
  }

  /** Returns the breaking changes within their window to which a notified owner has not agreed. */
  public static List<ArtefactChange> open(Jdbi jdbi, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return jdbi.withHandle(handle -> ChangeRows.breaking(handle, today));
  }

  /** Returns the notices of changes within this time, the latest first. */
  public List<ChangeNotice> latest(Duration past) {
    return jdbi.withHandle(handle -> ChangeRows.since(handle, clock.instant().minus(past)));
  }

  /** Records that an owner agrees to a change. */
  public Optional<ChangeNotice> fine(long change, String owner, String person) {
    return answer(change, owner, person, NoticeState.FINE);
  }

  /** Records that an owner objects to a change, and tells the author. */
  public Optional<ChangeNotice> object(long change, String owner, String person) {
    return answer(change, owner, person, NoticeState.OBJECTED);
  }

  /** Requests a run of the owner's checks, which {@link #runWaiting} carries out. */
  public Optional<ChangeNotice> check(long change, String owner, String person) {
    return answer(change, owner, person, NoticeState.CHECKING);
  }

  private Optional<ChangeNotice> answer(
      long change, String owner, String person, NoticeState state) {
    return jdbi.inTransaction(
        handle ->
            ChangeRows.find(handle, change, owner)
                .filter(notice -> notice.state() != state)
                .map(
                    notice -> {
                      ChangeNotice now =
                          notice.answered(state, Optional.of(person), notice.result());
                      save(handle, now);
                      if (state == NoticeState.OBJECTED) {
                        notices.objected(handle, now);
                      }
                      return now;
                    }));
  }

  private void save(Handle handle, ChangeNotice notice) {
    ChangeRows.save(handle, notice);
    notices.keep(handle, notice);
  }

  /** Runs the requested checks one after the other, each in one process only. */
  public void runWaiting() {
    Optional<ChangeNotice> next = lease();
    while (next.isPresent()) {
      ChangeNotice notice = next.get();
      CheckOutcome outcome = run(notice);
      ChangeNotice over =
          notice.answered(
              outcome.passed() ? NoticeState.PASSED : NoticeState.MISSED,
              notice.answeredBy(),
              Optional.of(outcome.words()));
      jdbi.useTransaction(handle -> save(handle, over));
      next = lease();
    }
  }

  private Optional<ChangeNotice> lease() {
    return jdbi.inTransaction(
        handle -> ChangeRows.lease(handle, clock.instant(), clock.instant().plus(LEASE)));
  }

  private CheckOutcome run(ChangeNotice notice) {
    try {
      return checks.run(notice);
    } catch (RuntimeException e) {
      log.warn("checks for {} did not run", notice.owner(), e);
      return new CheckOutcome(false, "The checks could not be run; the log has why.");
    }
  }
}
