package io.signalbox.tools.gateway.accounting;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.price.Cost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Aggregates the call records in the database by route, caller, model and prompt, over all
 * processes that share it. Safe for use from several threads.
 */
public final class CallStatistics {
  private static final List<String> FAILED =
      names(
          CallOutcome.UNAVAILABLE,
          CallOutcome.UNREADABLE,
          CallOutcome.WEB_PAGE,
          CallOutcome.REDIRECTED,
          CallOutcome.TOO_LARGE,
          CallOutcome.ERROR_INSIDE,
          CallOutcome.WITHOUT_ANSWER,
          CallOutcome.TIMED_OUT,
          CallOutcome.BROKEN_OFF,
          CallOutcome.INVALID_OUTPUT);
  private static final List<String> NOT_SENT =
      names(CallOutcome.DENIED, CallOutcome.OVER_LIMIT, CallOutcome.OVER_BUDGET);

  private final Jdbi jdbi;

  public CallStatistics(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private static List<String> names(CallOutcome... outcomes) {
    return Stream.of(outcomes).map(Enum::name).toList();
  }

  /** Returns the number of calls and failures of each used route since this time. */
  public Map<String, RouteUse> since(Instant start) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT route, COUNT(*) AS calls,
                      SUM(CASE WHEN outcome IN (<failed>) THEN 1 ELSE 0 END) AS failed
                    FROM gateway_call WHERE at >= :start AND outcome NOT IN (<notSent>)
                    GROUP BY route\
                    """)
                .bind("start", start.toEpochMilli())
                .bindList("failed", FAILED)
                .bindList("notSent", NOT_SENT)
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("route"),
                            new RouteUse(row.getLong("calls"), row.getLong("failed"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Returns calls, tokens and cost of each active caller since this time. */
  public Map<String, CallerUse> byCaller(Instant start) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT caller, COUNT(*) AS calls, SUM(input_tokens + output_tokens) AS tokens,
                      SUM(cost) AS cost, MAX(at) AS latest
                    FROM gateway_call WHERE at >= :start AND outcome NOT IN (<notSent>)
                    GROUP BY caller\
                    """)
                .bind("start", start.toEpochMilli())
                .bindList("notSent", NOT_SENT)
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("caller"),
                            new CallerUse(
                                row.getLong("calls"),
                                row.getLong("tokens"),
                                new Cost(row.getLong("cost")),
                                Instant.ofEpochMilli(row.getLong("latest")))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Returns calls and cost by caller and model since this time. */
  public List<ModelUse> byModel(Instant start) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT caller, MAX(team) AS team, provider, model, COUNT(*) AS calls,
                      SUM(cost) AS cost, MIN(at) AS first, MAX(at) AS latest
                    FROM gateway_call WHERE at >= :start AND model IS NOT NULL
                    GROUP BY caller, provider, model ORDER BY caller, provider, model\
                    """)
                .bind("start", start.toEpochMilli())
                .map(
                    (row, context) ->
                        new ModelUse(
                            row.getString("caller"),
                            row.getString("team"),
                            row.getString("provider"),
                            row.getString("model"),
                            row.getLong("calls"),
                            new Cost(row.getLong("cost")),
                            Instant.ofEpochMilli(row.getLong("first")),
                            Instant.ofEpochMilli(row.getLong("latest"))))
                .list());
  }

  /** Returns the cost of each call since that time, by its id. */
  public Map<String, Cost> costs(Instant start) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id, cost FROM gateway_call WHERE at >= :start")
                .bind("start", start.toEpochMilli())
                .map(
                    (row, context) -> Map.entry(row.getString("id"), new Cost(row.getLong("cost"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /**
   * Returns call counts by caller, route, model, system prompt and tools since this time, highest
   * first.
   */
  public List<PromptUse> byPrompt(Instant start) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT caller, route, model, prompt_print, tools_print, served_prompt,
                      MIN(at) AS earliest, MAX(at) AS latest, COUNT(*) AS calls
                    FROM gateway_call WHERE at >= :start AND outcome NOT IN (<notSent>)
                    GROUP BY caller, route, model, prompt_print, tools_print, served_prompt
                    ORDER BY calls DESC\
                    """)
                .bind("start", start.toEpochMilli())
                .bindList("notSent", NOT_SENT)
                .map(
                    (row, context) ->
                        new PromptUse(
                            row.getString("caller"),
                            row.getString("route"),
                            Optional.ofNullable(row.getString("model")),
                            Optional.ofNullable(row.getString("prompt_print")),
                            Optional.ofNullable(row.getString("tools_print")),
                            Optional.ofNullable(row.getString("served_prompt")),
                            Instant.ofEpochMilli(row.getLong("earliest")),
                            Instant.ofEpochMilli(row.getLong("latest")),
                            row.getLong("calls")))
                .list());
  }
}
