package io.signalbox.bot.app.backup;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.config.ConfigFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A process that writes pairs of rows, and one backup after another meanwhile. */
final class BackupWriterProcess {
  private BackupWriterProcess() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    SignalboxSettings settings =
        ConfigFile.ofText("data: data\n", folder, Map.of())
            .load(SignalboxSettings::from)
            .settings();
    StoreGraph stores = StoreGraph.open(settings, Clock.systemUTC());
    Files.createDirectories(settings.data().resolve("evaluations"));
    Files.writeString(settings.data().resolve("evaluations/kept"), "kept");
    for (int i = 0; i < 2; i++) {
      Thread writer = new Thread(() -> write(stores));
      writer.setDaemon(true);
      writer.start();
    }
    while (true) {
      Path file = folder.resolve(System.nanoTime() + ".zip");
      System.out.println(OnlineBackup.of(stores, Optional.empty()).write(file).rows());
    }
  }

  private static void write(StoreGraph stores) {
    while (true) {
      String id = UUID.randomUUID().toString();
      stores
          .database()
          .jdbi()
          .useTransaction(
              handle -> {
                handle.execute("INSERT INTO route_share VALUES (?, 1, '', 1)", id);
                handle.execute(
                    "INSERT INTO message_mute VALUES (?, 'x', 'x', CURRENT_TIMESTAMP)", id);
              });
    }
  }

  static void mute(StoreGraph stores, String person) {
    stores
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO message_mute VALUES (?, 'x', 'x', CURRENT_TIMESTAMP)", person));
  }

  static long count(StoreGraph stores, String table) {
    return stores
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }
}
