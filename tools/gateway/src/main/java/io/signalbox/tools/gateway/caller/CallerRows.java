package io.signalbox.tools.gateway.caller;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.DataClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Maps rows of the tables of callers and keys to objects. */
final class CallerRows {
  private CallerRows() {}

  static Caller caller(ResultSet row) throws SQLException {
    String groups = row.getString("slack_groups");
    return new Caller(
        row.getString("name"),
        row.getString("team"),
        row.getString("owner"),
        groups.isEmpty() ? Set.of() : Set.of(groups.split(",", -1)),
        DataClass.valueOf(row.getString("data_class")),
        allowance(row),
        row.getBoolean("may_lower"));
  }

  private static Optional<Caller.Allowance> allowance(ResultSet row) throws SQLException {
    long amount = row.getLong("budget");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new Caller.Allowance(
                new Cost(amount), BudgetRule.Period.valueOf(row.getString("budget_period"))));
  }

  static ListedKey key(ResultSet row) throws SQLException {
    return new ListedKey(
        row.getString("id"),
        row.getString("caller"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        instant(row, "expires_at"),
        instant(row, "revoked_at"));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
