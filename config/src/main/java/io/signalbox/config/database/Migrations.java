package io.signalbox.config.database;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema up to date; one SQL text serves both databases. */
final class Migrations {
  static final String LOCATION = "classpath:db/migration";

  private Migrations() {}

  /**
   * @throws DatabaseUnavailable when the schema is newer than this program, was changed behind its
   *     back, or a migration fails
   */
  static void run(DataSource dataSource, String location, DatabaseSettings settings) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations(location)
            .loggers("slf4j")
            .cleanDisabled(true)
            // By default Flyway accepts a schema from the future; a program that does not know
            // the tables it writes to must not run.
            .ignoreMigrationPatterns(new String[0])
            .load();
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new DatabaseUnavailable(mismatch(flyway, settings), e);
    } catch (FlywayException e) {
      throw Diagnosis.of(e, settings);
    }
  }

  private static String mismatch(Flyway flyway, DatabaseSettings settings) {
    boolean newer =
        Arrays.stream(flyway.info().all())
            .map(MigrationInfo::getState)
            .anyMatch(
                state ->
                    state == MigrationState.FUTURE_SUCCESS
                        || state == MigrationState.FUTURE_FAILED);
    String reason =
        newer
            ? " has a newer schema than this program knows; run the newer Signalbox"
            : " has a schema that differs from this program's migrations;"
                + " run the program it was made with, or restore a backup";
    return "The database " + settings.url() + reason + ".";
  }
}
