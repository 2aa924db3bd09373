package io.signalbox.bot.app.backup;

import io.signalbox.config.database.transfer.RowCodec;
import io.signalbox.config.database.transfer.RowSource;
import io.signalbox.config.database.transfer.StoredTable;
import io.signalbox.config.database.transfer.TableDigest;
import io.signalbox.config.secret.Sha256Hash;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reader of a backup ZIP file: its manifest, tables and files, all verified against their digests
 * when it is opened.
 */
public final class BackupArchive implements RowSource, AutoCloseable {
  /** Longest manifest in bytes; one of a hundred tables and thousands of files is far shorter. */
  private static final int LONGEST_MANIFEST = 64 << 20;

  private final Path file;
  private final ZipFile zip;
  private final BackupManifest manifest;

  private BackupArchive(Path file, ZipFile zip, BackupManifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a backup file and verifies the digest of every table and file in it.
   *
   * @throws UnusableBackupException when it is none, is damaged, or was made by a later program
   */
  public static BackupArchive open(Path file) {
    try {
      ZipFile zip = new ZipFile(file.toFile());
      try {
        BackupArchive archive = new BackupArchive(file, zip, manifest(file, zip));
        archive.verify();
        return archive;
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (NullPointerException | IllegalArgumentException e) {
      // Of a manifest that leaves out a part of itself.
      throw new UnusableBackupException(file + " is not a backup, or is incomplete.", e);
    } catch (NoSuchFileException e) {
      throw new UnusableBackupException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new UnusableBackupException(
          Files.isReadable(file) && Files.isRegularFile(file)
              ? file + " is not a backup, or is incomplete."
              : file + " cannot be read; it is a folder, or somebody else's file.",
          e);
    }
  }

  private static BackupManifest manifest(Path file, ZipFile zip) throws IOException {
    try (InputStream in = stream(zip, BackupManifest.NAME)) {
      BackupManifest manifest =
          BackupJson.mapper().readValue(in.readNBytes(LONGEST_MANIFEST), BackupManifest.class);
      if (manifest.format() > BackupManifest.FORMAT) {
        throw new UnusableBackupException(
            file + " was made by a newer Signalbox; restore it with that one.");
      }
      if (manifest.format() < 1 || manifest.tables().isEmpty() || manifest.migrations().isEmpty()) {
        throw new UnusableBackupException(file + " is not a backup: it names no tables.");
      }
      return manifest;
    }
  }

  private static InputStream stream(ZipFile zip, String name) throws IOException {
    Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry(name));
    if (entry.isEmpty()) {
      throw new IOException(name + " is missing");
    }
    return zip.getInputStream(entry.get());
  }

  private void verify() throws IOException {
    for (BackupManifest.BackedUpFile each : manifest.files()) {
      if (!BackupManifest.isBackedUp(each.name())) {
        throw new UnusableBackupException(
            file + " is damaged: it holds " + each.name() + ", which no backup does.");
      }
    }
    for (BackupManifest.BackedUpTable each : manifest.tables()) {
      if (!isWhole(each)) {
        throw damaged(each.table().name());
      }
    }
    for (BackupManifest.BackedUpFile each : manifest.files()) {
      if (!Sha256Hash.hex(content(each)).equals(each.sha256())) {
        throw damaged(each.name());
      }
    }
  }

  /**
   * Returns whether a table's rows match its digest; rows with impossible values count as damaged.
   */
  private boolean isWhole(BackupManifest.BackedUpTable each) {
    try {
      return TableDigest.of(each.table(), this).equals(each.digest());
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  private UnusableBackupException damaged(String what) {
    return new UnusableBackupException(
        file + " is damaged: " + what + " is not as it was written.");
  }

  /** Returns the manifest, which lists the tables and files of the backup. */
  public BackupManifest manifest() {
    return manifest;
  }

  /** Returns the bytes of a file, no more than its entry in the manifest says. */
  byte[] content(BackupManifest.BackedUpFile entry) throws IOException {
    if (entry.bytes() < 0 || entry.bytes() > Integer.MAX_VALUE - 8) {
      throw damaged(entry.name());
    }
    try (InputStream in = stream(zip, entry.name())) {
      byte[] content = in.readNBytes((int) entry.bytes());
      if (in.read() >= 0) {
        throw damaged(entry.name());
      }
      return content;
    }
  }

  @Override
  public List<StoredTable> tables() {
    return manifest.tables().stream().map(BackupManifest.BackedUpTable::table).toList();
  }

  @Override
  public void read(StoredTable table, long skipped, Consumer<List<Optional<Object>>> row) {
    try (PushbackInputStream in =
        new PushbackInputStream(
            new BufferedInputStream(stream(zip, BackupManifest.TABLES + table.name())))) {
      DataInputStream values = new DataInputStream(in);
      long number = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        in.unread(next);
        List<Optional<Object>> each = RowCodec.read(table.columns(), values);
        if (number++ >= skipped) {
          row.accept(each);
        }
      }
    } catch (IOException e) {
      throw new UnusableBackupException(
          file + " is damaged: " + table.name() + " cannot be read.", e);
    }
  }

  @Override
  public Map<String, Long> nextNumbers() {
    return manifest.nextNumbers();
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UnusableBackupException(file + " cannot be closed.", e);
    }
  }
}
