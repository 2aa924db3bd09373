package io.signalbox.tools.workflow.observation;

import io.signalbox.tools.core.route.DataClass;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Queries that sum the recorded gateway calls by caller, and repository of the table offered_tool,
 * the tools that agents offered to models.
 */
final class ObservationRows {
  private static final long HOUR = 3_600_000;
  private static final String NOT_SENT = "('DENIED', 'OVER_LIMIT', 'OVER_BUDGET')";

  private final Jdbi jdbi;

  ObservationRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Aggregated calls of one gateway caller. */
  static final class CallerCalls {
    private final Set<String> routes = new TreeSet<>();
    private final Set<String> models = new TreeSet<>();
    private final Set<String> offered = new TreeSet<>();
    private final Set<Long> hours = new HashSet<>();
    private Optional<DataClass> highest = Optional.empty();
    private int endUsers;
    private long calls;

    private void carried(DataClass of) {
      highest = Optional.of(highest.map(before -> DriftFinder.higher(before, of)).orElse(of));
    }

    AgentObservation observed(double days, WritingTools tools) {
      Set<String> called = new TreeSet<>(routes);
      called.removeIf(route -> !tools.isTool(route));
      Set<String> writing = new TreeSet<>(called);
      writing.addAll(offered);
      writing.removeIf(tool -> !tools.writes(tool));
      return new AgentObservation(
          days, calls, models, called, offered, writing, highest, endUsers, hours.size());
    }
  }

  /** Returns the aggregated calls of each caller since a time. */
  Map<String, CallerCalls> since(Instant start) {
    Map<String, CallerCalls> all = new HashMap<>();
    jdbi.useHandle(
        handle -> {
          counted(handle, start, all);
          handle
              .createQuery("SELECT caller, tool FROM offered_tool WHERE last_seen >= :start")
              .bind("start", start.toEpochMilli())
              .map((row, context) -> Map.entry(row.getString("caller"), row.getString("tool")))
              .forEach(each -> of(all, each.getKey()).offered.add(each.getValue()));
        });
    return all;
  }

  private static void counted(Handle handle, Instant start, Map<String, CallerCalls> all) {
    handle
        .createQuery(
            "SELECT caller, route, model, data_class, MOD(at / "
                + HOUR
                + ", 24) AS hr, COUNT(*) AS calls FROM gateway_call WHERE at >= :start AND outcome"
                + " NOT IN "
                + NOT_SENT
                + " GROUP BY caller, route, model, data_class, MOD(at / "
                + HOUR
                + ", 24)")
        .bind("start", start.toEpochMilli())
        .map(
            (row, context) -> {
              CallerCalls calls = of(all, row.getString("caller"));
              calls.routes.add(row.getString("route"));
              Optional.ofNullable(row.getString("model")).ifPresent(calls.models::add);
              DataClass.named(row.getString("data_class")).ifPresent(calls::carried);
              calls.hours.add(row.getLong("hr"));
              calls.calls += row.getLong("calls");
              return calls;
            })
        .forEach(each -> {});
    handle
        .createQuery(
            "SELECT caller, COUNT(DISTINCT end_user) AS people FROM gateway_call WHERE at >= :start"
                + " AND end_user IS NOT NULL GROUP BY caller")
        .bind("start", start.toEpochMilli())
        .map((row, context) -> Map.entry(row.getString("caller"), row.getInt("people")))
        .forEach(each -> of(all, each.getKey()).endUsers = each.getValue());
  }

  private static CallerCalls of(Map<String, CallerCalls> all, String caller) {
    return all.computeIfAbsent(caller, key -> new CallerCalls());
  }

  /** Stores the names of tools that a caller offered to models, with the time. */
  void offered(String caller, Set<String> tools, Instant now) {
    jdbi.useTransaction(
        handle -> {
          for (String tool : tools) {
            handle
                .createUpdate(
                    "INSERT INTO offered_tool (caller, tool, last_seen) VALUES (:caller, :tool,"
                        + " :now) ON CONFLICT DO NOTHING")
                .bind("caller", caller)
                .bind("tool", tool)
                .bind("now", now.toEpochMilli())
                .execute();
            handle
                .createUpdate(
                    "UPDATE offered_tool SET last_seen = :now WHERE caller = :caller AND tool ="
                        + " :tool")
                .bind("caller", caller)
                .bind("tool", tool)
                .bind("now", now.toEpochMilli())
                .execute();
          }
        });
  }
}
