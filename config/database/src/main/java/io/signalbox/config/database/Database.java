package io.signalbox.config.database;

import com.zaxxer.hikari.HikariConfig;
import io.signalbox.config.PrivateFiles;
import io.signalbox.config.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Open connection pool and Jdbi instance of the Signalbox database (H2 or PostgreSQL), with the
 * schema migrated to the current version. Safe for use from several threads; closing it lets
 * transactions under way end and closes every connection. A commit that returned survives the end
 * of the process, also by force; on H2 a power cut may still cost the last moments, on PostgreSQL
 * what its server is set to.
 */
public final class Database implements AutoCloseable {
  /**
   * Parser of all databases of this process, with the cache that it brings: the text of a statement
   * is parsed once, however often a database is opened.
   */
  private static final SqlParser SQL_PARSER = new ColonPrefixSqlParser();

  private final ClosingPool dataSource;
  private final Jdbi jdbi;

  private Database(ClosingPool dataSource) {
    this.dataSource = dataSource;
    this.jdbi = Jdbi.create(dataSource);
    jdbi.getConfig(SqlStatements.class).setSqlParser(SQL_PARSER);
  }

  /**
   * Opens the database and runs the migrations it has not had yet.
   *
   * @throws DatabaseUnavailableException with a sentence that says why, within about ten seconds
   */
  public static Database open(DatabaseSettings settings) {
    Database database = open(settings, Migrations.LOCATION);
    try {
      database.refuseUnfinished(settings);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Opens the database without refusing an unfinished transfer, for the transfer that fills it. */
  public static Database openUnfinished(DatabaseSettings settings) {
    return open(settings, Migrations.LOCATION);
  }

  /**
   * Opens the database with the schema of another Signalbox version, to fill it with rows which
   * that version wrote.
   *
   * @param migrations folder with the migrations of that version
   */
  public static Database openUnfinished(DatabaseSettings settings, Path migrations) {
    return open(settings, "filesystem:" + migrations.toAbsolutePath());
  }

  static Database open(DatabaseSettings settings, String migrations) {
    createFile(settings);
    Optional<Path> file = settings.file();
    if (file.filter(Database::isNew).isPresent()) {
      return openUpgraded(settings, file.get(), migrations);
    }
    ClosingPool dataSource = connect(settings);
    try {
      if (Migrations.isCurrent(dataSource, migrations)) {
        return new Database(dataSource);
      }
      if (file.isPresent()) {
        dataSource.close();
        return openUpgraded(settings, file.get(), migrations);
      }
      Migrations.run(dataSource, migrations, settings);
      return new Database(dataSource);
    } catch (RuntimeException e) {
      dataSource.close();
      throw e;
    }
  }

  private static boolean isNew(Path file) {
    return Files.isRegularFile(file) && file.toFile().length() == 0;
  }

  /** Opens an H2 file after its migrations ran on a copy, which then took its place. */
  private static Database openUpgraded(DatabaseSettings settings, Path file, String migrations) {
    try (UpgradeCopy copy = UpgradeCopy.of(file)) {
      ClosingPool migrated = connect(settings.withFile(copy.path()));
      try {
        Migrations.run(migrated, migrations, settings);
      } finally {
        migrated.close();
      }
      copy.replace();
      return new Database(connect(settings));
    } catch (IOException e) {
      throw DatabaseDiagnosis.ofCopy(e, settings);
    }
  }

  /** Returns the Jdbi instance that all repositories share. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Returns the connection pool, for libraries that bring their own SQL, such as the scheduler. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** Returns how many connections this process has open now. */
  public int connections() {
    return dataSource.getHikariPoolMXBean().getTotalConnections();
  }

  @Override
  public void close() {
    dataSource.close();
  }

  private void refuseUnfinished(DatabaseSettings settings) {
    try (Connection connection = dataSource.getConnection()) {
      TransferProgressTable.source(connection)
          .ifPresent(
              source -> {
                throw new DatabaseUnavailableException(
                    "The database "
                        + settings.shownUrl()
                        + " is being filled from "
                        + source
                        + " and not all of it is there: repeat the command that fills it, or empty"
                        + " it.");
              });
    } catch (SQLException e) {
      throw DatabaseDiagnosis.of(e, settings);
    }
  }

  /**
   * Creates the H2 database file readable by its owner only, because H2 itself would create it
   * readable by everybody.
   */
  private static void createFile(DatabaseSettings settings) {
    JdbcUrl url = JdbcUrl.parse(settings.url());
    Optional<Path> file = url.file();
    if (file.isEmpty() || !url.makesFile()) {
      return;
    }
    try {
      Path folder = file.get().toAbsolutePath().getParent();
      if (folder != null) {
        PrivateFiles.createDirectories(folder);
      }
      PrivateFiles.create(file.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      // H2 meets the same, and its message is the one that is diagnosed.
    }
  }

  private static ClosingPool connect(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("signalbox");
    String url = JdbcUrl.parse(settings.url()).toOpen();
    settings.user().ifPresent(config::setUsername);
    settings.password().map(Secret::reveal).ifPresent(config::setPassword);
    config.setMaximumPoolSize(settings.poolSize());
    // One connection is kept, the others come on demand: a start waits for no pool to fill. H2
    // closes its file with the last connection, so that one also keeps the database open.
    config.setMinimumIdle(1);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(10));
    if (settings.isH2()) {
      // By its class: the JDK would look for drivers in every jar of the program.
      config.setDataSourceClassName("org.h2.jdbcx.JdbcDataSource");
      config.addDataSourceProperty("url", url);
      config.setMaxLifetime(0);
      config.setExceptionOverride(new H2ExceptionOverride());
    } else {
      config.setJdbcUrl(url);
      config.addDataSourceProperty("ApplicationName", "signalbox");
      config.addDataSourceProperty("connectTimeout", "8");
    }
    try {
      return new ClosingPool(config);
    } catch (RuntimeException e) {
      throw DatabaseDiagnosis.of(e, settings);
    }
  }
}
