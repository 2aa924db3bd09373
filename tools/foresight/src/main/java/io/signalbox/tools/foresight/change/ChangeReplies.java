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

/** Answers of owners to notices, and the runs of checks that they ask for. */
public final class ChangeReplies {
  private static final Logger log = LoggerFactory.getLogger(ChangeReplies.class);

  /** A run that is not over by then was left behind by a process that is gone. */
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

  /** Returns a notice as it stands now. */
  public Optional<ChangeNotice> find(long change, String owner) {
    return jdbi.withHandle(handle -> ChangeRows.find(handle, change, owner));
  }

  /** Returns the breaking changes that somebody who was told has not agreed to, within a window. */
  public static List<ArtefactChange> open(Jdbi jdbi, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return jdbi.withHandle(handle -> ChangeRows.breaking(handle, today));
  }

  /** Returns the notices of changes of the last days, the latest first. */
  public List<ChangeNotice> latest(Duration past) {
    return jdbi.withHandle(handle -> ChangeRows.since(handle, clock.instant().minus(past)));
  }

  /** An owner says that a change is fine. */
  public Optional<ChangeNotice> fine(long change, String owner, String person) {
    return answer(change, owner, person, NoticeState.FINE);
  }

  /** An owner objects; the author is told. */
  public Optional<ChangeNotice> object(long change, String owner, String person) {
    return answer(change, owner, person, NoticeState.OBJECTED);
  }

  /** An owner wants the checks to be run; {@link #runWaiting} does it. */
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

  /** Runs the checks that owners asked for, one after the other, each in one process only. */
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
