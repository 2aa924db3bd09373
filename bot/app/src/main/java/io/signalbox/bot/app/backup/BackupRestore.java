package io.signalbox.bot.app.backup;

import io.signalbox.bot.app.assembly.DataFolder;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.PrivateFiles;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.DatabaseFileLock;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.config.database.transfer.DatabaseTransfer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Restores a backup in place of the present records. The new data folder is built and compared
 * beside the present one first, which is then renamed and kept. If it is interrupted before that,
 * nothing has changed; between the two renamings, the next start makes the second one.
 */
public final class BackupRestore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final Pattern SCRIPT = Pattern.compile("V\\d+__\\w+\\.sql");

  private final SignalboxSettings settings;
  private final Path data;
  private final Clock clock;

  public BackupRestore(SignalboxSettings settings, Clock clock) {
    this.settings = settings;
    this.data = settings.data().toAbsolutePath().normalize();
    this.clock = clock;
  }

  /**
   * Builds a new data folder from the backup and swaps it for the present one, which is moved
   * aside.
   *
   * @param replace whether a data folder with something in it may be moved aside
   * @return where that folder is now; empty where there was none
   * @throws UnusableBackupException with a sentence, and nothing changed
   */
  public Optional<Path> restore(BackupArchive archive, boolean replace) {
    try {
      requireFree(replace);
      Optional<DatabaseFileLock> lock = lock();
      try {
        Path fresh = built(archive);
        if (lock.isEmpty() && inside().map(data::resolve).filter(Files::exists).isPresent()) {
          // A process began with this folder while there was no file to lock.
          throw inUse();
        }
        return swap(fresh);
      } finally {
        if (lock.isPresent()) {
          lock.get().close();
        }
      }
    } catch (IOException e) {
      throw new UnusableBackupException(
          "The data folder %s cannot be built anew and renamed in %s; where it is a mount point or its parent is somebody else's, let 'data' name a folder within it."
              .formatted(data, data.getParent()),
          e);
    }
  }

  /** Builds the new data folder beside the present one. */
  private Path built(BackupArchive archive) throws IOException {
    Path fresh = beside(".restoring");
    delete(fresh);
    delete(DataFolder.restored(data));
    PrivateFiles.createDirectories(fresh);
    write(archive, fresh);
    fill(archive, fresh);
    PrivateFiles.force(fresh);
    return fresh;
  }

  private void requireFree(boolean replace) throws IOException {
    if (Files.isSymbolicLink(data)) {
      throw new UnusableBackupException(
          "The data folder %s is a link, which would be replaced; let 'data' name the folder %s."
              .formatted(data, Files.readSymbolicLink(data)));
    }
    if (!replace && Files.isDirectory(data) && !isEmpty(data)) {
      throw new UnusableBackupException(
          "The data folder " + data + " is not empty; with --replace it is moved aside.");
    }
  }

  /**
   * Locks the present database file until it is moved aside, so that no process begins to write to
   * it meanwhile; empty where there is none.
   */
  private Optional<DatabaseFileLock> lock() throws IOException {
    Optional<Path> file = inside().map(data::resolve).filter(Files::exists);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<DatabaseFileLock> lock = DatabaseFileLock.take(file.get());
    if (lock.isEmpty()) {
      throw inUse();
    }
    return lock;
  }

  private UnusableBackupException inUse() {
    return new UnusableBackupException(
        "The data folder " + data + " is in use by a Signalbox process; stop that one first.");
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.findAny().isEmpty();
    }
  }

  private Path beside(String suffix) {
    return data.resolveSibling(data.getFileName() + suffix);
  }

  private void fill(BackupArchive archive, Path fresh) throws IOException {
    DatabaseSettings target = target(fresh);
    Path migrations = Files.createDirectory(fresh.resolve("migrations"));
    for (String name : archive.manifest().migrations()) {
      extract(name, migrations);
    }
    var digests =
        new DatabaseTransfer(
                archive,
                "a backup of " + archive.manifest().at(),
                target,
                each -> Database.openUnfinished(each, migrations))
            .run((table, digest) -> {});
    if (digests.size() != archive.manifest().tables().size()) {
      throw new UnusableBackupException("The backup has other tables than the database.");
    }
    delete(migrations);
    if (target.file().filter(file -> file.startsWith(fresh)).isPresent()) {
      // What came with later versions is made of the rows as it was for those of others. A database
      // elsewhere has that at the next start, so that a restore that is repeated finds its rows.
      Database.open(target).close();
    }
  }

  /**
   * Returns the database to restore into: a file in the new folder, or the one that the settings
   * name.
   */
  private DatabaseSettings target(Path fresh) throws IOException {
    return inside()
        .map(file -> settings.database().withFile(fresh.resolve(file)).withPoolSize(2))
        .orElse(settings.database());
  }

  /** Returns the path of the H2 file within the data folder; empty for a database elsewhere. */
  private Optional<Path> inside() throws IOException {
    Optional<Path> file = settings.database().file();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    // One folder may be named in two ways, by links in its path.
    Path folder = real(data);
    Path present = real(file.get().toAbsolutePath().normalize());
    return present.startsWith(folder) ? Optional.of(folder.relativize(present)) : Optional.empty();
  }

  /** Returns a path without links in it, as far as it exists. */
  private static Path real(Path path) throws IOException {
    if (Files.exists(path) || path.getParent() == null) {
      return path.toRealPath();
    }
    return real(path.getParent()).resolve(path.getFileName());
  }

  private static void extract(String name, Path folder) throws IOException {
    try (InputStream in = Database.class.getResourceAsStream("/db/migration/" + name)) {
      if (in == null || !SCRIPT.matcher(name).matches()) {
        throw new UnusableBackupException(
            "The backup was made by a newer Signalbox (" + name + "); restore it with that one.");
      }
      Files.copy(in, folder.resolve(name));
    }
  }

  private static void write(BackupArchive archive, Path fresh) throws IOException {
    for (BackupManifest.BackedUpFile each : archive.manifest().files()) {
      if (each.name().startsWith(BackupManifest.DATA)) {
        Path file = fresh.resolve(each.name().substring(BackupManifest.DATA.length())).normalize();
        if (!file.startsWith(fresh)) {
          throw new UnusableBackupException("The backup names a file outside the data folder.");
        }
        PrivateFiles.createDirectories(Optional.ofNullable(file.getParent()).orElse(fresh));
        ByteBuffer bytes = ByteBuffer.wrap(archive.content(each));
        try (FileChannel out =
            PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          while (bytes.hasRemaining()) {
            var unused = out.write(bytes);
          }
          out.force(true);
        }
      }
    }
  }

  private Optional<Path> swap(Path fresh) throws IOException {
    Path whole = DataFolder.restored(data);
    Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE);
    PrivateFiles.force(data.resolveSibling("."));
    Optional<Path> aside = Optional.empty();
    if (Files.isDirectory(data)) {
      Path old = beside(".before-" + STAMP.format(clock.instant()));
      Files.move(data, old, StandardCopyOption.ATOMIC_MOVE);
      aside = Optional.of(old);
    }
    Files.move(whole, data, StandardCopyOption.ATOMIC_MOVE);
    PrivateFiles.force(data.resolveSibling("."));
    return aside;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
