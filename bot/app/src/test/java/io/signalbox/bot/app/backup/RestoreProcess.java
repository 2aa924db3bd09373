package io.signalbox.bot.app.backup;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.ConfigFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A process that restores the one backup in its folder, and says when it begins. */
final class RestoreProcess {
  private RestoreProcess() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    SignalboxSettings settings =
        ConfigFile.ofText("data: data\n", folder, Map.of())
            .load(SignalboxSettings::from)
            .settings();
    try (BackupArchive archive = BackupArchive.open(folder.resolve("one.zip"))) {
      System.out.println("restoring");
      var unused = new BackupRestore(settings, Clock.systemUTC()).restore(archive, true);
    }
  }
}
