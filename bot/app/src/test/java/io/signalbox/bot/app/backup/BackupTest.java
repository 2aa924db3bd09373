package io.signalbox.bot.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.bot.app.assembly.DataFolder;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.config.ConfigFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a process that writes two rows in each transaction, killed at any moment. */
class BackupTest {
  /** Exit code of a process that was killed: 128 and the signal's number. */
  private static final int KILLED = 137;

  @TempDir private Path folder;

  @Test
  void bringsBackAStateThatWasThoughItsWritersAreKilled() throws Exception {
    long kills = 0;
    for (int round = 0; round < 2; round++) {
      kills += killedWhileItBacksUp(new Random(28 + round).nextInt(12));
    }

    assertThat(kills).isPositive();
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
  void aRestoreThatIsKilledLeavesWhatWasOrWhatWasRestored() throws Exception {
    SignalboxSettings settings = settings();
    Path file = folder.resolve("one.zip");
    try (StoreGraph stores = StoreGraph.open(settings, Clock.systemUTC())) {
      BackupWriterProcess.mute(stores, "restored");
      var unused = OnlineBackup.of(stores, Optional.empty()).write(file);
      BackupWriterProcess.mute(stores, "later");
    }
    Random random = new Random(28);
    Set<Long> seen = new TreeSet<>();
    List<Integer> codes = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      codes.add(killed(RestoreProcess.class, random.nextInt(400), folder.toString()));
      try (StoreGraph stores = StoreGraph.open(settings, Clock.systemUTC())) {
        seen.add(BackupWriterProcess.count(stores, "message_mute"));
      }
    }

    assertThat(codes).contains(KILLED).isSubsetOf(0, KILLED);
    assertThat(seen).isSubsetOf(1L, 2L);
    // Between its two renamings: the old folder is aside, and the new one not yet in its place.
    Files.move(settings.data(), DataFolder.restored(settings.data()));
    try (StoreGraph stores = StoreGraph.open(settings, Clock.systemUTC())) {
      assertThat(BackupWriterProcess.count(stores, "message_mute")).isIn(seen);
    }
    assertThat(DataFolder.restored(settings.data())).doesNotExist();
  }

  @Test
  void restoresIntoTheDataFolderThoughTheUrlNamesItsFileByALinkAndAsAPath() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    SignalboxSettings settings =
        settings("data: data\ndatabase: {url: 'jdbc:h2:" + link.resolve("data/signalbox") + "'}\n");
    Path file = folder.resolve("one.zip");
    try (StoreGraph stores = StoreGraph.open(settings, Clock.systemUTC())) {
      BackupWriterProcess.mute(stores, "restored");
      var unused = OnlineBackup.of(stores, Optional.empty()).write(file);
      BackupWriterProcess.mute(stores, "later");
    }

    Optional<Path> before;
    try (BackupArchive archive = BackupArchive.open(file)) {
      before = restore(settings, archive, true);
    }

    assertThat(before).get().satisfies(old -> assertThat(old.resolve("signalbox.mv.db")).exists());
    assertThat(settings.data().resolve("signalbox.mv.db")).exists();
    try (StoreGraph stores = StoreGraph.open(settings, Clock.systemUTC())) {
      assertThat(BackupWriterProcess.count(stores, "message_mute")).isEqualTo(1);
    }
  }

  @Test
  void changesNothingWhereTheFileIsDamagedOrMadeByALaterVersion() throws Exception {
    SignalboxSettings settings = settings();
    Path file = folder.resolve("whole.zip");
    Files.createDirectories(settings.data().resolve("evaluations"));
    Files.writeString(settings.data().resolve("evaluations/kept"), "kept");
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
        .hasMessageContaining("is not a backup, or is incomplete");
    assertThatThrownBy(() -> BackupArchive.open(changed))
        .isInstanceOf(UnusableBackupException.class)
        .hasMessageContaining("is damaged: quality_watch is not as it was written");
    Path bare = Files.copy(file, folder.resolve("bare.zip"));
    rewrite(bare, "(?s)\"tables\" : .*\"files\" :", "\"tables\" : [], \"files\" :");
    Path planted = Files.copy(file, folder.resolve("planted.zip"));
    rewrite(planted, "data/evaluations/kept", "data/native/lib.so");
    Path bomb = Files.copy(file, folder.resolve("bomb.zip"));
    rewrite(bomb, "\"bytes\" : 4", "\"bytes\" : 3");
    Path empty = Files.copy(file, folder.resolve("empty.zip"));
    rewrite(empty, "\"migrations\"", "\"formerly\"");
    for (Path each : List.of(bare, planted, bomb, empty)) {
      assertThatThrownBy(() -> BackupArchive.open(each))
          .as(each.toString())
          .isInstanceOf(UnusableBackupException.class)
          .message()
          .containsAnyOf("is not a backup", "is damaged");
    }
    Path later = folder.resolve("later.zip");
    Files.copy(file, later);
    rewrite(later, "V1__corpus\\.sql", "V999__tomorrow.sql");
    try (BackupArchive archive = BackupArchive.open(later)) {
      assertThatThrownBy(() -> restore(settings, archive, true))
          .hasMessageContaining("made by a newer Signalbox (V999__tomorrow.sql)");
    }
    assertThat(settings.data().resolve("signalbox.mv.db")).exists();
  }

  private static void rewrite(Path zip, String regex, String by) throws IOException {
    try (var files = FileSystems.newFileSystem(zip)) {
      Path manifest = files.getPath(BackupManifest.NAME);
      String before = Files.readString(manifest);
      String after = before.replaceAll(regex, by);
      assertThat(after).isNotEqualTo(before);
      Files.writeString(manifest, after);
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
    return settings("data: data\n");
  }

  private SignalboxSettings settings(String yaml) {
    return ConfigFile.ofText(yaml, folder, Map.of()).load(SignalboxSettings::from).settings();
  }

  /** Kills the process some milliseconds after its first backup; gives 1 when that ended it. */
  private long killedWhileItBacksUp(int milliseconds) throws Exception {
    return killed(BackupWriterProcess.class, milliseconds, folder.toString()) == KILLED ? 1 : 0;
  }

  /** Kills a process some milliseconds after its first line; gives its exit code. */
  private static int killed(Class<?> main, int milliseconds, String argument) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                argument)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = process.inputReader()) {
      assertThat(lines.readLine()).isNotNull();
      process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
      return process.destroyForcibly().waitFor();
    }
  }
}
