package io.signalbox.bot.app.cli.data;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.backup.BackupArchive;
import io.signalbox.bot.app.backup.BackupRestore;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code signalbox restore FILE}, which restores the records from a backup file. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Restores the records of a backup, of this or an earlier version, into H2 or PostgreSQL.",
      "Everything is verified before anything is replaced; the program has to be stopped."
    })
public final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(index = "0", paramLabel = "FILE", description = "A file that 'backup' wrote.")
  private Path file = Path.of("");

  @Option(names = "--check", description = "Only verifies the file.")
  private boolean check;

  @Option(names = "--replace", description = "Moves a data folder that is not empty aside.")
  private boolean replace;

  private final Clock clock;

  public RestoreCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    try (BackupArchive archive = BackupArchive.open(file)) {
      out.printf(
          "%s is whole: %d rows of %s.%n",
          file, archive.manifest().rows(), archive.manifest().at().truncatedTo(ChronoUnit.SECONDS));
      if (!check) {
        Optional<Path> aside = new BackupRestore(loaded, clock).restore(archive, replace);
        out.printf("They are in %s now.%n", loaded.database().shownUrl());
        aside.ifPresent(folder -> out.printf("The previous data folder is now %s.%n", folder));
        out.println(
            "The index is rebuilt at the next start. Settings and keystore of the backup were"
                + " left in it, in the folder 'besides': unzip takes them out.");
      }
    }
    out.flush();
    return ExitCode.OK;
  }
}
