package io.signalbox.tools.workflow.spend;

import io.signalbox.tools.core.price.Cost;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Query that sums the gateway's recorded calls by day. */
public final class GatewayCallRows {
  private static final long DAY_MILLIS = 86_400_000;

  private final Jdbi jdbi;

  public GatewayCallRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Returns the sums of calls that cost something or were answered.
   *
   * @param until the first day that is not counted
   */
  public List<SpendLine> between(LocalDate since, LocalDate until) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT at / 86400000 AS spent_on, team, caller, tag, end_user, provider, route, model,
                      COUNT(*) AS calls, SUM(input_tokens) AS input, SUM(output_tokens) AS output,
                      SUM(cost) AS cost
                    FROM gateway_call
                    WHERE at >= :since AND at < :until AND (cost > 0 OR outcome = 'ANSWERED')
                    GROUP BY at / 86400000, team, caller, tag, end_user, provider, route, model\
                    """)
                .bind("since", since.toEpochDay() * DAY_MILLIS)
                .bind("until", until.toEpochDay() * DAY_MILLIS)
                .map((row, context) -> line(row))
                .list());
  }

  private static SpendLine line(ResultSet row) throws SQLException {
    return new SpendLine(
        LocalDate.ofEpochDay(row.getLong("spent_on")),
        new SpendLine.SpendParty(
            row.getString("team"),
            row.getString("caller"),
            text(row.getString("tag")),
            text(row.getString("end_user"))),
        new SpendLine.SpendTarget(
            "gateway",
            text(row.getString("provider")),
            row.getString("route"),
            text(row.getString("model"))),
        row.getLong("calls"),
        new SpendLine.Volume(row.getLong("input"), row.getLong("output")),
        new Cost(row.getLong("cost")));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
