package io.signalbox.tools.workflow.escalation;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.knowledge.table.WorkQueueTable;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.HttpToolTarget.RequestForm;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.gateway.tool.ToolCall;
import io.signalbox.tools.gateway.tool.ToolReply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outbox sender that calls paging services over gateway routes when an escalation is opened,
 * acknowledged or resolved. A call is retried until the service accepts it, always with the same
 * deduplication key. Safe for use from several threads and processes.
 */
public final class PagingCalls {
  private static final Logger log = LoggerFactory.getLogger(PagingCalls.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int LONGEST_BACK_OFF = 5;

  /** Most requests claimed at once, so that all are sent one after the other within their lease. */
  private static final int AT_ONCE = 8;

  private static final int LONGEST_REASON = 1000;
  private static final WorkQueueTable ROWS =
      new WorkQueueTable(
          "escalation_route_call", "number = :number AND route = :route AND action = :action");

  /** Caller name under which paging routes are called. */
  public static final String CALLER = "escalation";

  private final Jdbi jdbi;
  private final Clock clock;
  private final RouteTable routes;
  private final Function<ToolCall, ToolReply> tools;
  private final Escalations escalations;
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();

  /**
   * @param tools as {@code io.signalbox.tools.gateway.tool.ToolRoutes.call}
   */
  public PagingCalls(
      Jdbi jdbi,
      Clock clock,
      RouteTable routes,
      Function<ToolCall, ToolReply> tools,
      Escalations escalations) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.routes = routes;
    this.tools = tools;
    this.escalations = escalations;
  }

  private record PagingRow(
      long number, String route, PagingAction action, String body, int attempts) {
    static PagingRow read(ResultSet row, StatementContext context) throws SQLException {
      return new PagingRow(
          row.getLong("number"),
          row.getString("route"),
          PagingAction.valueOf(row.getString("action")),
          row.getString("body"),
          row.getInt("attempts"));
    }

    Map<String, Object> key() {
      return Map.of("number", number, "route", route, "action", action.name());
    }
  }

  /** Sends the pending requests; those that fail are retried later. */
  public void runDue() {
    for (PagingRow row : claim()) {
      String key = row.number() + ":" + row.route() + ":" + row.action();
      // Else one whose lease is over because the clock jumped ahead would be sent while it is.
      if (inHand.add(key)) {
        try {
          send(row);
        } finally {
          inHand.remove(key);
        }
      }
    }
  }

  private List<PagingRow> claim() {
    Instant now = clock.instant();
    List<PagingRow> free =
        jdbi.withHandle(
            handle ->
                ROWS.free(
                    handle,
                    """
                    SELECT number, route, action, body, attempts FROM escalation_route_call c
                    WHERE finished_at IS NULL AND %s AND NOT EXISTS (
                      SELECT 1 FROM escalation_route_call e WHERE e.number = c.number AND e.route = c.route
                        AND e.finished_at IS NULL AND e.action <> c.action
                        AND (e.action = 'TRIGGER' OR c.action = 'RESOLVE'))
                    ORDER BY written_at, number FETCH FIRST :most ROWS ONLY
                    """,
                    now,
                    AT_ONCE,
                    PagingRow::read));
    return free.stream()
        .filter(row -> jdbi.withHandle(handle -> ROWS.claim(handle, row.key(), now)))
        .toList();
  }

  private void putBack(PagingRow row, Duration pause, String reason) {
    jdbi.useTransaction(
        handle -> {
          if (ROWS.postpone(handle, row.key(), clock.instant(), pause)) {
            refuse(handle, row, Optional.of(reason));
          }
        });
  }

  /** Marks a request as finished; returns {@code false} when another process did. */
  private boolean end(PagingRow row, Optional<String> refused) {
    return jdbi.inTransaction(
        handle -> {
          boolean ended = ROWS.finish(handle, row.key(), clock.instant());
          if (ended) {
            refuse(handle, row, refused);
          }
          return ended;
        });
  }

  private static void refuse(Handle handle, PagingRow row, Optional<String> reason) {
    handle
        .createUpdate(
            "UPDATE escalation_route_call SET refused = :refused"
                + " WHERE number = :number AND route = :route AND action = :action")
        .bindMap(row.key())
        .bind("refused", reason.map(text -> ColumnValues.text(text, LONGEST_REASON)))
        .execute();
  }

  private void send(PagingRow row) {
    Optional<ToolCall> call = call(row);
    if (call.isEmpty()) {
      finish(row, Optional.of("no such route, or its service cannot be told that"));
      return;
    }
    switch (tools.apply(call.get())) {
      case ToolReply.ToolDone done -> finish(row, Optional.empty());
      case ToolReply.ToolRefused refused -> {
        String reason = refused.refusal().sentence();
        if (refused.refusal().status() == 429 || refused.refusal().status() >= 500) {
          Duration pause =
              refused
                  .refusal()
                  .retryAfter()
                  .orElse(
                      FIRST_PAUSE.multipliedBy(1L << Math.min(row.attempts(), LONGEST_BACK_OFF)));
          putBack(row, pause, reason);
        } else {
          log.warn("The route {} refused escalation {}: {}", row.route(), row.number(), reason);
          finish(row, Optional.of(reason));
        }
      }
    }
  }

  private void finish(PagingRow row, Optional<String> refused) {
    if (end(row, refused)) {
      String text =
          refused
              .map(
                  reason ->
                      "The route %s did not take it (%s): %s"
                          .formatted(row.route(), row.action().word(), reason))
              .orElseGet(
                  () -> "The route %s took it (%s).".formatted(row.route(), row.action().word()));
      escalations.note(
          row.number(),
          UnsavedEvent.of(EscalationEvent.EscalationEventKind.ROUTED, Optional.empty(), text));
    }
  }

  /**
   * Returns the tool call of a request; empty when the route no longer exists or its service has no
   * such operation.
   */
  private Optional<ToolCall> call(PagingRow row) {
    Optional<RequestForm> form =
        routes
            .find(row.route())
            .map(route -> route.target())
            .filter(RouteTarget.HttpTool.class::isInstance)
            .map(target -> ((RouteTarget.HttpTool) target).tool().form());
    return form.flatMap(each -> PagingArguments.arguments(each, row.action().word(), row.body()))
        .map(
            arguments ->
                new ToolCall(
                    PagingArguments.key(row.body())
                        + (row.action() == PagingAction.TRIGGER ? "" : "-" + row.action().word()),
                    Caller.of(CALLER, CALLER, CALLER),
                    row.route(),
                    arguments,
                    DataClass.INTERNAL,
                    // A person escalated: that is the word that such a call waits for.
                    /* approved= */ true,
                    new CallCancellation()));
  }
}
