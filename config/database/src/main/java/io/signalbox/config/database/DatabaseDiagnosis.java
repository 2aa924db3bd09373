package io.signalbox.config.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Translates a JDBC driver's exception into a {@link DatabaseUnavailableException} with a message
 * for the operator. Codes: PostgreSQL's SQLSTATE table (appendix A of its manual) and H2's {@code
 * org.h2.api.ErrorCode}.
 */
final class DatabaseDiagnosis {
  private static final String IN_USE =
      "is in use by another Signalbox process; stop that one first";
  private static final String CHECK_FOLDER =
      " check the folder, its permissions and the free space";

  /** A disk that is full in the middle of a write. */
  private static final int H2_GENERAL = 50000;

  private static final int H2_ALREADY_OPEN = 90020;
  private static final int H2_CORRUPT = 90030;
  private static final int H2_IO = 90028;
  private static final int H2_IO_AT = 90031;
  private static final int H2_CANNOT_CREATE = 90062;
  private static final int H2_FORMAT = 90048;
  private static final int H2_FILE_IS_FOLDER = 90011;

  private DatabaseDiagnosis() {}

  static DatabaseUnavailableException of(Throwable failure, DatabaseSettings settings) {
    String reason =
        sqlException(failure)
            .map(e -> settings.isH2() ? h2(e) : postgresql(e, settings))
            .orElse("cannot be opened");
    return new DatabaseUnavailableException(
        "The database " + settings.shownUrl() + " " + reason + ".", failure);
  }

  /** Translates a failure to copy the database file before an upgrade. */
  static DatabaseUnavailableException ofCopy(IOException failure, DatabaseSettings settings) {
    String reason =
        failure instanceof UpgradeCopy.InUseException
            ? IN_USE
            : "cannot be copied, which an upgrade needs;" + CHECK_FOLDER;
    return new DatabaseUnavailableException(
        "The database " + settings.shownUrl() + " " + reason + ".", failure);
  }

  private static String h2(SQLException e) {
    return switch (e.getErrorCode()) {
      case H2_ALREADY_OPEN -> IN_USE;
      case H2_CORRUPT -> "is damaged; restore it from a backup";
      case H2_FORMAT -> "was written by a version of H2 that this program cannot read";
      case H2_IO, H2_IO_AT, H2_CANNOT_CREATE, H2_GENERAL ->
          "cannot be read or written;" + CHECK_FOLDER;
      case H2_FILE_IS_FOLDER -> "needs an absolute path, or one that starts with ./ or ~/";
      default -> standard(e).orElse("cannot be opened (H2 error " + e.getErrorCode() + ")");
    };
  }

  private static String postgresql(SQLException e, DatabaseSettings settings) {
    String state = String.valueOf(e.getSQLState());
    return switch (state) {
      case "3D000" -> "does not exist on that server; create it first";
      case "53300" -> "has no connection left; lower database.pool-size or raise max_connections";
      case "57P03" -> "is still starting; try again in a moment";
      case "42501" -> "does not let " + user(settings) + " create tables; grant it that right";
      case "08001", "08004", "08006" ->
          "cannot be reached; check host, port, network and that the server runs";
      default -> standard(e).orElse("cannot be opened (PostgreSQL state " + state + ")");
    };
  }

  private static Optional<String> standard(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("28")
        ? Optional.of("refuses this user and password; check database.user and database.password")
        : Optional.empty();
  }

  private static String user(DatabaseSettings settings) {
    return settings.user().map(name -> "user " + name).orElse("this user");
  }

  private static Optional<SQLException> sqlException(Throwable failure) {
    Throwable current = failure;
    // A chain of causes may be circular; no real one is this long.
    for (int depth = 0; current != null && depth < 20; depth++) {
      if (current instanceof SQLException e && e.getSQLState() != null) {
        return Optional.of(e);
      }
      current = current.getCause();
    }
    return Optional.empty();
  }
}
