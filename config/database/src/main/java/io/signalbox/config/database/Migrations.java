package io.signalbox.config.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Runs the Flyway migrations that bring the schema up to date; the same SQL serves H2 and
 * PostgreSQL.
 */
final class Migrations {
  static final String LOCATION = "classpath:db/migration";

  private static final Pattern SCRIPT = Pattern.compile("execute script (\\S+)");

  private Migrations() {}

  /** Returns whether it is known, without Flyway, that the schema is current. */
  static boolean isCurrent(DataSource dataSource, String location) {
    if (!location.equals(LOCATION)) {
      return false;
    }
    try (Connection connection = dataSource.getConnection()) {
      return MigrationTable.isCurrent(connection);
    } catch (SQLException e) {
      // A first start, or a database of another; Flyway says which.
      return false;
    }
  }

  /**
   * Migrates the schema of a database to the current version.
   *
   * @throws DatabaseUnavailableException when the schema is newer than this program, was changed
   *     behind its back, or a migration fails
   */
  static void run(DataSource dataSource, String location, DatabaseSettings settings) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations(location)
            .loggers("slf4j")
            .cleanDisabled(true)
            .validateMigrationNaming(true)
            // By default Flyway accepts a schema from the future; a program that does not know
            // the tables it writes to must not run.
            .ignoreMigrationPatterns(new String[0])
            // Each migration makes the tables of one feature and needs none with a higher number,
            // so a database that had the higher one first takes the lower one too.
            .outOfOrder(true)
            .load();
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw unavailable(mismatch(flyway), settings, e);
    } catch (FlywayException e) {
      throw failure(e, settings);
    }
  }

  private static DatabaseUnavailableException failure(
      FlywayException e, DatabaseSettings settings) {
    if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
      return unavailable(
          "holds tables that are not Signalbox's; give Signalbox a database of its own",
          settings,
          e);
    }
    Matcher script = SCRIPT.matcher(String.valueOf(e.getMessage()));
    return script.find()
        ? unavailable(
            "could not be brought up to date: " + script.group(1) + " failed", settings, e)
        : DatabaseDiagnosis.of(e, settings);
  }

  private static String mismatch(Flyway flyway) {
    Set<MigrationState> states =
        Arrays.stream(flyway.info().all()).map(MigrationInfo::getState).collect(Collectors.toSet());
    if (states.contains(MigrationState.FUTURE_SUCCESS)
        || states.contains(MigrationState.FUTURE_FAILED)) {
      return "has a newer schema than this program knows; run the newer Signalbox";
    }
    if (states.contains(MigrationState.FAILED)) {
      return "was left half-way by a migration that failed; restore a backup";
    }
    return "has a schema that differs from this program's migrations;"
        + " run the Signalbox it was made with, or restore a backup";
  }

  private static DatabaseUnavailableException unavailable(
      String reason, DatabaseSettings settings, FlywayException e) {
    return new DatabaseUnavailableException(
        "The database " + settings.shownUrl() + " " + reason + ".", e);
  }
}
