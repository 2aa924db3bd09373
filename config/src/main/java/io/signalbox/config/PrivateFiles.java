package io.signalbox.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Creates files and folders that only the user of this process can read, with POSIX permissions
 * 0600 and 0700. Where the file system has no POSIX permissions, such as on Windows, the
 * permissions of the folder above are inherited.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /** Creates the folder and those above it that are missing; existing ones stay as they are. */
  public static Path createDirectories(Path folder) throws IOException {
    return Files.isDirectory(folder)
        ? folder
        : Files.createDirectories(folder, attributes(folder, FOLDER));
  }

  /**
   * Opens the file as {@link FileChannel#open} does; if it is created here, only its owner can read
   * it.
   */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    return FileChannel.open(file, Set.of(options), attributes(file, FILE));
  }

  /** Creates an empty file where it does not exist, and removes the permissions of others. */
  public static Path create(Path file, OpenOption... options) throws IOException {
    open(file, options).close();
    restrict(file);
    return file;
  }

  /**
   * Removes all permissions of others from a file or a folder, but not from the folder's content.
   * Links are left alone, and so is what belongs to another user or disappeared meanwhile.
   */
  public static void restrict(Path path) throws IOException {
    if (!hasPermissions(path) || Files.isSymbolicLink(path) || !Files.exists(path)) {
      return;
    }
    try {
      Set<PosixFilePermission> now = Files.getPosixFilePermissions(path);
      Set<PosixFilePermission> kept = new HashSet<>(now);
      kept.retainAll(FOLDER);
      if (!kept.equals(now)) {
        Files.setPosixFilePermissions(path, kept);
      }
    } catch (FileSystemException e) {
      // Another user's, or gone: it stays as it is.
    }
  }

  /**
   * Removes all permissions of others from a folder and everything in it; links are not followed.
   */
  public static void restrictAll(Path folder) throws IOException {
    if (!hasPermissions(folder) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      restrict(folder);
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.toList();
    }
    for (Path each : all) {
      restrict(each);
    }
  }

  /** Returns whether somebody other than the owner may read, write or enter the path. */
  public static boolean isOpenToOthers(Path path) throws IOException {
    return hasPermissions(path) && !FOLDER.containsAll(Files.getPosixFilePermissions(path));
  }

  /** Forces to disk what was written to a file, or the names in a folder. */
  public static void force(Path path) throws IOException {
    StandardOpenOption access =
        Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(path, access)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return hasPermissions(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
