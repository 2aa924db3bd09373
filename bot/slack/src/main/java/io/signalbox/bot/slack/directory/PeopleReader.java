package io.signalbox.bot.slack.directory;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.users.UsersListResponse;
import io.signalbox.bot.slack.refusal.ErrorTreatment;
import io.signalbox.bot.slack.refusal.SlackError;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies Slack's list of accounts into the database, page after page. Each page is stored with the
 * cursor of the next, so that reading goes on where it was after a limit, a fault or a restart; a
 * rate limit is observed. Between two passes events keep the table up to date.
 */
public final class PeopleReader {
  private static final Logger log = LoggerFactory.getLogger(PeopleReader.class);
  private static final String METHOD = "users.list";

  /** Accounts of a page as long as Slack serves so many. */
  private static final int LARGE_PAGE = 1_000;

  private static final int SMALL_PAGE = 200;

  /** Pages read in one run of the task, few enough that other tasks are not held up. */
  private static final int PAGES_AT_ONCE = 5;

  private static final Duration EVERY = Duration.ofHours(6);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final MethodsClient slack;
  private final PeopleTable table;
  private final Clock clock;

  public PeopleReader(MethodsClient slack, PeopleTable table, Clock clock) {
    this.slack = slack;
    this.table = table;
    this.clock = clock;
  }

  /** Reads the next pages if the interval or the rate limit allows it; one process at a time. */
  public void runDue() {
    runDue(() -> false);
  }

  /**
   * Reads the next pages if the interval or the rate limit allows it; one process at a time.
   *
   * @param closing whether no further page is to be begun
   */
  public void runDue(BooleanSupplier closing) {
    for (int i = 0; i < PAGES_AT_ONCE && !closing.getAsBoolean(); i++) {
      Instant now = clock.instant();
      Optional<DirectoryReading> due = due(now);
      if (due.isEmpty()) {
        return;
      }
      readPage(due.get(), now);
    }
  }

  /** Returns the page to read next; empty when nothing is due. */
  private Optional<DirectoryReading> due(Instant now) {
    DirectoryReading at =
        table
            .reading()
            .orElseGet(() -> new DirectoryReading("", LARGE_PAGE, now, now, Optional.empty()));
    boolean clockWasPutBack = at.notBefore().isAfter(now.plus(EVERY).plus(LONGEST_PAUSE));
    if (now.isBefore(at.notBefore()) && !clockWasPutBack) {
      return Optional.empty();
    }
    return Optional.of(
        at.cursor().isEmpty()
            ? new DirectoryReading("", at.pageSize(), now, at.notBefore(), at.completedAt())
            : at);
  }

  private void readPage(DirectoryReading at, Instant now) {
    try {
      UsersListResponse page =
          slack.usersList(request -> request.limit(at.pageSize()).cursor(at.cursor()));
      if (page.isOk()) {
        keep(page, at, now);
      } else {
        refused(SlackError.of(METHOD, page), at, now);
      }
    } catch (SlackApiException e) {
      if (RetryAfterHeader.isLimit(e)) {
        later(at, at.pageSize(), now.plus(RetryAfterHeader.of(e)), now);
      } else {
        failed(at, "it answered " + e.getResponse().code(), now);
      }
    } catch (IOException e) {
      failed(at, String.valueOf(e.getMessage()), now);
    }
  }

  private void keep(UsersListResponse page, DirectoryReading at, Instant now) {
    List<SlackAccount> accounts =
        page.getMembers() == null
            ? List.of()
            : page.getMembers().stream().map(SlackAccount::of).toList();
    String next =
        Optional.ofNullable(page.getResponseMetadata())
            .map(metadata -> metadata.getNextCursor())
            .orElse("");
    boolean last = next.isEmpty();
    table.read(
        accounts,
        new DirectoryReading(
            next,
            at.pageSize(),
            at.begunAt(),
            last ? now.plus(EVERY) : now,
            last ? Optional.of(now) : at.completedAt()),
        now);
    if (last) {
      log.info("The directory of people is read: {} accounts", table.size());
    }
  }

  private void refused(SlackError refusal, DirectoryReading at, Instant now) {
    if (refusal.treatment() == ErrorTreatment.WAIT) {
      later(at, at.pageSize(), now.plusSeconds(1), now);
    } else if (refusal.treatment() == ErrorTreatment.RESTART) {
      later(
          new DirectoryReading("", at.pageSize(), now, now, at.completedAt()),
          at.pageSize(),
          now,
          now);
    } else {
      failed(at, refusal.words(), now);
    }
  }

  /** Schedules a retry with a smaller page, as large workspaces cannot always serve large ones. */
  private void failed(DirectoryReading at, String reason, Instant now) {
    log.warn("Slack does not list who is here, the directory waits: {}", reason);
    later(at, SMALL_PAGE, now.plus(AFTER_FAULT), now);
  }

  private void later(DirectoryReading at, int pageSize, Instant notBefore, Instant now) {
    table.read(
        List.of(),
        new DirectoryReading(at.cursor(), pageSize, at.begunAt(), notBefore, at.completedAt()),
        now);
  }
}
