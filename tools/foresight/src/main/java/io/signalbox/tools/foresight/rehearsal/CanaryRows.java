package io.signalbox.tools.foresight.rehearsal;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the table canary_count: answers, and bad ones, of a route and of the route that
 * gets a share of its calls. Safe for use from several threads.
 */
final class CanaryRows {
  private final Jdbi jdbi;

  CanaryRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Numbers of answers, and of bad ones, from a route itself and from the route that gets a share
   * of its calls.
   *
   * @param ownBad how many of {@code ownCalls}
   * @param shareBad how many of {@code shareCalls}
   */
  record AnswerCounts(long ownCalls, long ownBad, long shareCalls, long shareBad) {
    static final AnswerCounts NONE = new AnswerCounts(0, 0, 0, 0);
  }

  /** Adds the counts of a process and returns the sums over all processes. */
  AnswerCounts add(String route, String share, AnswerCounts more) {
    return jdbi.inTransaction(
        handle -> {
          if (!more.equals(AnswerCounts.NONE) && !update(handle, route, share, more)) {
            insert(handle, route, share, more);
          }
          return handle
              .createQuery("SELECT * FROM canary_count WHERE route = :route AND share = :share")
              .bind("route", route)
              .bind("share", share)
              .map(
                  (row, context) ->
                      new AnswerCounts(
                          row.getLong("own_calls"),
                          row.getLong("own_bad"),
                          row.getLong("share_calls"),
                          row.getLong("share_bad")))
              .findOne()
              .orElse(AnswerCounts.NONE);
        });
  }

  private static boolean update(Handle handle, String route, String share, AnswerCounts more) {
    return handle
            .createUpdate(
                """
                UPDATE canary_count SET own_calls = own_calls + :ownCalls, own_bad = own_bad + :ownBad,
                  share_calls = share_calls + :shareCalls, share_bad = share_bad + :shareBad
                WHERE route = :route AND share = :share\
                """)
            .bind("route", route)
            .bind("share", share)
            .bindMap(numbers(more))
            .execute()
        == 1;
  }

  private static void insert(Handle handle, String route, String share, AnswerCounts more) {
    handle
        .createUpdate(
            """
            INSERT INTO canary_count (route, share, own_calls, own_bad, share_calls, share_bad)
            VALUES (:route, :share, :ownCalls, :ownBad, :shareCalls, :shareBad)\
            """)
        .bind("route", route)
        .bind("share", share)
        .bindMap(numbers(more))
        .execute();
  }

  private static Map<String, Long> numbers(AnswerCounts counts) {
    return Map.of(
        "ownCalls", counts.ownCalls(),
        "ownBad", counts.ownBad(),
        "shareCalls", counts.shareCalls(),
        "shareBad", counts.shareBad());
  }

  /** Deletes the counts of a route. */
  void clear(String route) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM canary_count WHERE route = :route")
                .bind("route", route)
                .execute());
  }
}
