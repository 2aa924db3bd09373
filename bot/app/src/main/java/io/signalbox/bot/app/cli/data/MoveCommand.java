package io.signalbox.bot.app.cli.data;

import io.signalbox.bot.app.assembly.DataFolder;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.config.LoadedConfig;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.config.database.transfer.DatabaseSnapshotRows;
import io.signalbox.config.database.transfer.DatabaseTransfer;
import io.signalbox.config.database.transfer.TableDigest;
import io.signalbox.config.database.transfer.TransferRefusedException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox move --to}, which copies all records into another, empty database and
 * compares the tables.
 */
@Command(
    name = "move",
    mixinStandardHelpOptions = true,
    description = {
      "Copies all records into another, empty database, H2 or PostgreSQL, and compares every"
          + " table.",
      "If it is interrupted, run it again: it goes on where it was. The old database stays as it"
          + " is."
    })
public final class MoveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      description = "JDBC URL of the empty database, without a password.")
  private String url = "";

  @Option(names = "--user", description = "User of that database.")
  private String user = "";

  @Option(
      names = "--password",
      paramLabel = "REFERENCE",
      description = "Where the password is: '$${NAME}', file:/path or keystore:NAME.")
  private String password = "";

  private final Clock clock;

  public MoveCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    DatabaseSettings target = target();
    if (target.url().equals(loaded.database().url())) {
      throw usage("The records are in " + target.shownUrl() + " already.");
    }
    try (Database database = DataFolder.open(loaded);
        DatabaseSnapshotRows rows = DatabaseSnapshotRows.at(database)) {
      if (!rows.isAlone()) {
        throw new TransferRefusedException(
            "The database %s is in use by another Signalbox process; stop that one first."
                .formatted(loaded.database().shownUrl()));
      }
      Map<String, TableDigest> moved =
          new DatabaseTransfer(rows, loaded.database().shownUrl(), target, Database::openUnfinished)
              .run((table, digest) -> out.printf("  %8d  %s%n", digest.rows(), table));
      if (!rows.isAlone()) {
        throw new TransferRefusedException(
            "The database %s was opened by another Signalbox process meanwhile, and what it wrote is not in %s; stop that process, empty the new database, and move again."
                .formatted(loaded.database().shownUrl(), target.shownUrl()));
      }
      long all = moved.values().stream().mapToLong(TableDigest::rows).sum();
      out.printf(
          "All %d rows of %d tables are in %s; each table was compared by the number and the hashes"
              + " of its rows.%n",
          all, moved.size(), target.shownUrl());
    }
    afterwards(out, loaded, target);
    return ExitCode.OK;
  }

  private void afterwards(PrintWriter out, SignalboxSettings loaded, DatabaseSettings target) {
    out.println("Now change the settings, and start again:");
    out.println("  database:");
    out.println("    url: " + target.shownUrl());
    if (!user.isEmpty()) {
      out.println("    user: " + user);
    }
    if (!password.isEmpty()) {
      out.println("    password: \"" + password + "\"");
    }
    out.printf(
        "%s stays as it is and is not written to any more. What else is in the data folder %s stays"
            + " in use: heads of the audit log, journals, index.%n",
        loaded.database().shownUrl(), loaded.data());
    out.flush();
  }

  /**
   * Parses the target database like settings, so that its password may refer to an environment
   * variable, file or keystore.
   */
  private DatabaseSettings target() {
    StringBuilder yaml = new StringBuilder("url: " + quoted(url) + "\n");
    if (!user.isEmpty()) {
      yaml.append("user: ").append(quoted(user)).append('\n');
    }
    if (!password.isEmpty()) {
      yaml.append("password: ").append(quoted(password)).append('\n');
    }
    Path folder = Path.of("");
    try {
      LoadedConfig<DatabaseSettings> read =
          ConfigFile.ofText(yaml.toString(), folder, System.getenv())
              .load(section -> DatabaseSettings.from(section, folder));
      if (!read.warnings().isEmpty()) {
        throw usage(
            "A password on the command line can be read by everybody on this machine: give"
                + " --password '${NAME}', file:/path or keystore:NAME.");
      }
      return read.settings();
    } catch (InvalidConfigException e) {
      throw usage(
          "The target cannot be used: "
              + String.valueOf(e.getMessage()).replaceAll("(?m)^signalbox\\.yaml(:\\d+)?: ", "--"));
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
