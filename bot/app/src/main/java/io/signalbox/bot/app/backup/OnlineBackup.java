package io.signalbox.bot.app.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.config.PrivateFiles;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.transfer.DatabaseSnapshotRows;
import io.signalbox.config.database.transfer.RowCodec;
import io.signalbox.config.database.transfer.StoredTable;
import io.signalbox.config.database.transfer.TableDigest;
import io.signalbox.config.secret.SecretKeystore;
import io.signalbox.config.secret.Sha256Hash;
import io.signalbox.tools.workflow.audit.AuditHead;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a consistent backup of the records into a ZIP file while other processes go on writing to
 * the database. Journals of calls are read before it, since a call that is in both is taken once;
 * heads of the audit log are kept up to the last entry of that moment.
 */
public final class OnlineBackup {
  private final SignalboxSettings settings;
  private final Database database;
  private final List<Path> besides;
  private final Clock clock;

  private OnlineBackup(StoreGraph stores, List<Path> besides) {
    this.settings = stores.settings();
    this.database = stores.database();
    this.clock = stores.clock();
    this.besides = List.copyOf(besides);
  }

  /**
   * Returns a backup of the records together with the settings file and the keystore, without which
   * the records are of little use.
   */
  public static OnlineBackup of(StoreGraph stores, Optional<Path> settingsFile) {
    Optional<Path> keystore =
        Optional.ofNullable(System.getenv(SecretKeystore.FILE))
            .filter(name -> !name.isEmpty())
            .map(Path::of);
    return new OnlineBackup(
        stores,
        Stream.concat(settingsFile.stream(), keystore.stream())
            .filter(Files::isRegularFile)
            .toList());
  }

  /**
   * Writes the backup under a temporary name, and renames it when it is complete and forced to
   * disk.
   *
   * @throws UnusableBackupException when there is such a file already, or it cannot be written
   */
  public BackupManifest write(Path file) {
    requireNew(file);
    try {
      Path part = emptyPart(file);
      try {
        BackupManifest manifest = writePart(part);
        rename(part, file);
        return manifest;
      } finally {
        // Where the disk is full, what was written would keep it full.
        Files.deleteIfExists(part);
      }
    } catch (UncheckedIOException e) {
      throw unwritten(file, Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e)));
    } catch (IOException e) {
      throw unwritten(file, e);
    }
  }

  private static UnusableBackupException unwritten(Path file, IOException e) {
    String reason = e instanceof FileSystemException ? "" : ": " + e.getMessage();
    return new UnusableBackupException("The backup cannot be written to " + file + reason + ".", e);
  }

  /** Returns the temporary name of a file, at which nothing is left of an earlier attempt. */
  private static Path emptyPart(Path file) throws IOException {
    Path target = file.toAbsolutePath().normalize();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.deleteIfExists(part);
    return part;
  }

  /** Gives a file that is complete and on disk its name, and forces the name to disk. */
  private static void rename(Path part, Path file) throws IOException {
    Files.move(part, file.toAbsolutePath().normalize(), StandardCopyOption.ATOMIC_MOVE);
    PrivateFiles.force(part.resolveSibling("."));
  }

  /** Throws when the file exists already. */
  public static void requireNew(Path file) {
    if (Files.exists(file)) {
      throw new UnusableBackupException(file + " exists already; name another file.");
    }
  }

  /** Moves a complete backup to another place by way of a temporary name. */
  public static void adopt(Path written, Path file) {
    try {
      Path part = emptyPart(file);
      try (FileChannel out =
              PrivateFiles.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream bytes = Channels.newOutputStream(out)) {
        Files.copy(written, bytes);
        out.force(true);
      }
      rename(part, file);
      Files.delete(written);
    } catch (IOException e) {
      throw unwritten(file, e);
    }
  }

  private BackupManifest writePart(Path part) throws IOException {
    try (FileChannel channel =
            PrivateFiles.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ZipOutputStream zip =
            new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)))) {
      BackupManifest manifest = write(zip);
      zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
      zip.write(BackupJson.mapper().writeValueAsBytes(manifest));
      zip.closeEntry();
      zip.finish();
      zip.flush();
      channel.force(true);
      return manifest;
    }
  }

  private BackupManifest write(ZipOutputStream zip) throws IOException {
    List<BackupManifest.BackedUpFile> files = new ArrayList<>();
    for (String name : BackupManifest.FOLDERS) {
      for (Path each : within(settings.data().resolve(name))) {
        files.add(entry(zip, BackupManifest.DATA + relative(each), Files.readAllBytes(each)));
      }
    }
    for (Path each : besides) {
      files.add(entry(zip, BackupManifest.BESIDES + each.getFileName(), Files.readAllBytes(each)));
    }
    try (DatabaseSnapshotRows rows = DatabaseSnapshotRows.at(database)) {
      var at = clock.instant();
      List<BackupManifest.BackedUpTable> tables = new ArrayList<>();
      for (StoredTable table : rows.tables()) {
        tables.add(new BackupManifest.BackedUpTable(table, table(zip, table, rows)));
      }
      Optional<byte[]> heads = heads(rows);
      if (heads.isPresent()) {
        files.add(entry(zip, BackupManifest.HEADS, heads.get()));
      }
      return new BackupManifest(
          BackupManifest.FORMAT, at, rows.migrations(), tables, files, rows.nextNumbers());
    }
  }

  private String relative(Path file) {
    return settings.data().relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> within(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static TableDigest table(
      ZipOutputStream zip, StoredTable table, DatabaseSnapshotRows rows) throws IOException {
    zip.putNextEntry(new ZipEntry(BackupManifest.TABLES + table.name()));
    DataOutputStream out = new DataOutputStream(zip);
    TableDigest.RowSum sum = new TableDigest.RowSum(table.columns());
    rows.read(
        table,
        0,
        row -> {
          try {
            RowCodec.write(table.columns(), row, out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          sum.add(row);
        });
    out.flush();
    zip.closeEntry();
    return sum.digest();
  }

  private static BackupManifest.BackedUpFile entry(ZipOutputStream zip, String name, byte[] bytes)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
    return new BackupManifest.BackedUpFile(name, bytes.length, Sha256Hash.hex(bytes));
  }

  /**
   * Returns the lines of the file of audit heads, up to the last head in the backed-up table; empty
   * without such a file.
   */
  private Optional<byte[]> heads(DatabaseSnapshotRows rows) throws IOException {
    Path file = settings.audit().heads();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    long last = lastEntry(rows);
    String kept =
        Files.readAllLines(file, UTF_8).stream()
            .filter(line -> AuditHead.of(line).filter(head -> head.position() > last).isEmpty())
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return Optional.of(kept.getBytes(UTF_8));
  }

  private static long lastEntry(DatabaseSnapshotRows rows) {
    List<Long> positions = new ArrayList<>();
    rows.tables().stream()
        .filter(table -> table.name().equals("audit_head"))
        .forEach(
            table -> {
              int column =
                  table.columns().stream().map(each -> each.name()).toList().indexOf("position");
              rows.read(
                  table, 0, row -> row.get(column).ifPresent(value -> positions.add((Long) value)));
            });
    return positions.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
