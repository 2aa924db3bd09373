package io.signalbox.bot.app.cli.data;

import io.signalbox.bot.app.administration.AdminAccess;
import io.signalbox.bot.app.administration.RemoteAdministration;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.bot.app.backup.BackupManifest;
import io.signalbox.bot.app.backup.OnlineBackup;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox backup FILE}, which writes all records into one file, also while the
 * program runs.
 */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes all records as they are at one moment into a file, while the program runs.",
      "Only its owner can read the file: it holds what people asked, and the settings and keystore."
    })
public final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(index = "0", paramLabel = "FILE", description = "A file that does not exist yet.")
  private Path file = Path.of("");

  private final Clock clock;

  public BackupCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    Optional<AdminAccess> running =
        loaded.database().isAlone() ? AdminAccess.find(loaded.data()) : Optional.empty();
    BackupManifest manifest = running.isPresent() ? remote(running.get()) : local(loaded);
    out.printf(
        "%s holds %d rows of %d tables as they were at %s; files beside them: %d.%n",
        file,
        manifest.rows(),
        manifest.tables().size(),
        manifest.at().truncatedTo(ChronoUnit.SECONDS),
        manifest.files().size());
    out.println(
        "It holds what people asked and wrote, hashes of keys, and the settings and the keystore as"
            + " they are on disk: keep it where only you can read it, and the keystore's passphrase"
            + " elsewhere.");
    out.flush();
    return ExitCode.OK;
  }

  private BackupManifest remote(AdminAccess access) {
    try (RemoteAdministration gateway = new RemoteAdministration(access)) {
      return gateway.backup(file);
    }
  }

  private BackupManifest local(SignalboxSettings loaded) {
    try (StoreGraph stores = StoreGraph.open(loaded, clock)) {
      return OnlineBackup.of(stores, settings.file()).write(file);
    }
  }
}
