package io.signalbox.config.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationTableTest {

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void isCurrentAfterFlywayRanAndNoLongerWhenAnyRowIsAnother(TestDatabase make) throws Exception {
    try (Database database = make.get();
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);

      assertThat(MigrationTable.isCurrent(connection)).isTrue();
      assertThat(isCurrentAfter(statement, "UPDATE %s SET checksum = 1 WHERE version = '5'"))
          .isFalse();
      assertThat(isCurrentAfter(statement, "UPDATE %s SET success = FALSE WHERE version = '5'"))
          .isFalse();
      assertThat(isCurrentAfter(statement, "UPDATE %s SET script = 'V5__x' WHERE version = '5'"))
          .isFalse();
      assertThat(isCurrentAfter(statement, "DELETE FROM %s WHERE version = '5'")).isFalse();
      assertThat(
              isCurrentAfter(
                  statement,
                  "INSERT INTO %1$s SELECT 1000, '1000', description, type, 'V1000__later.sql',"
                      + " checksum, installed_by, installed_on, execution_time, success FROM %1$s"
                      + " WHERE version = '5'"))
          .isFalse();
      assertThat(MigrationTable.isCurrent(connection)).isTrue();
    }
  }

  private static boolean isCurrentAfter(Statement statement, String change) throws SQLException {
    Connection connection = statement.getConnection();
    assertThat(statement.executeUpdate(change.formatted("flyway_schema_history"))).isOne();
    boolean current = MigrationTable.isCurrent(connection);
    connection.rollback();
    return current;
  }
}
