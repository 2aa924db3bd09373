package io.signalbox.bot.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.config.ConfigFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a process that writes two rows in each transaction, killed at any moment. */
class BackupTest {
  @TempDir private Path folder;

  @Test
  void bringsBackAStateThatWasThoughItsWritersAreKilled() throws Exception {
    long lines = 0;
    for (int round = 0; round < 2; round++) {
      lines += killedWhileItBacksUp(new Random(28 + round).nextInt(12));
    }

    assertThat(lines).isPositive();
    List<Path> whole = backups();
    assertThat(whole).isNotEmpty();
    SignalboxSettings settings = settings();
    try (BackupArchive archive = BackupArchive.open(whole.getLast())) {
      assertThatThrownBy(() -> restore(settings, archive, false))
          .isInstanceOf(UnusableBackupException.class)
          .hasMessageContaining("is not empty; with --replace it is moved aside");
      try (StoreGraph running = StoreGraph.open(settings, Clock.systemUTC())) {
        assertThatThrownBy(() -> restore(settings, archive, true))
            .isInstanceOf(UnusableBackupException.class)
            .hasMessageContaining("is in use by a Signalbox process");
      }
      assertThat(restore(settings, archive, true)).get().satisfies(old -> assertThat(old).exists());
    }
    try (StoreGraph restored = StoreGraph.open(settings, Clock.systemUTC())) {
      assertThat(BackupWriterProcess.count(restored, "route_share"))
          .isEqualTo(BackupWriterProcess.count(restored, "message_mute"));
    }
    assertThat(settings.data().resolve("evaluations/kept")).hasContent("kept");
    assertThat(settings.data().resolve("index")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(whole.getLast())))
        .isEqualTo("rw-------");
  }

  @Test
  void changesNothingWhereTheFileIsDamagedOrMadeByALaterVersion() throws Exception {
    SignalboxSettings settings = settings();
    Path file = folder.resolve("whole.zip");
    try (StoreGraph stores = StoreGraph.open(settings, Clock.systemUTC())) {
      var unused = OnlineBackup.of(stores, Optional.empty()).write(file);
      assertThatThrownBy(() -> OnlineBackup.of(stores, Optional.empty()).write(file))
          .hasMessageContaining("exists already");
    }
    byte[] bytes = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 9));
    Path changed = Files.copy(file, folder.resolve("changed.zip"));
    try (var files = FileSystems.newFileSystem(changed)) {
      Path table = files.getPath("tables/quality_watch");
      byte[] rows = Files.readAllBytes(table);
      rows[rows.length - 1] ^= 1;
      Files.write(table, rows);
    }

    assertThatThrownBy(() -> BackupArchive.open(cut))
        .isInstanceOf(UnusableBackupException.class)
        .hasMessageContaining("is no backup, or not a whole one");
    assertThatThrownBy(() -> BackupArchive.open(changed))
        .isInstanceOf(UnusableBackupException.class)
        .hasMessageContaining("is damaged: quality_watch is not as it was written");
    Path later = folder.resolve("later.zip");
    Files.copy(file, later);
    rewrite(later, "V1__corpus.sql", "V999__tomorrow.sql");
    try (BackupArchive archive = BackupArchive.open(later)) {
      assertThatThrownBy(() -> restore(settings, archive, true))
          .hasMessageContaining("made by a newer Signalbox (V999__tomorrow.sql)");
    }
    assertThat(settings.data().resolve("signalbox.mv.db")).exists();
  }

  private static void rewrite(Path zip, String text, String by) throws IOException {
    try (var files = FileSystems.newFileSystem(zip)) {
      Path manifest = files.getPath(BackupManifest.NAME);
      Files.writeString(manifest, Files.readString(manifest).replace(text, by));
    }
  }

  private static Optional<Path> restore(
      SignalboxSettings settings, BackupArchive archive, boolean replace) {
    return new BackupRestore(settings, Clock.systemUTC()).restore(archive, replace);
  }

  private List<Path> backups() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(each -> each.toString().endsWith(".zip")).sorted().toList();
    }
  }

  private SignalboxSettings settings() {
    return ConfigFile.ofText("data: data\n", folder, Map.of())
        .load(SignalboxSettings::from)
        .settings();
  }

  /** Kills the process some milliseconds after its first backup; gives how many it told. */
  private long killedWhileItBacksUp(int milliseconds) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BackupWriterProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long told = 0;
    try (var lines = process.inputReader()) {
      if (lines.readLine() != null) {
        told++;
      }
      process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    return told;
  }
}
