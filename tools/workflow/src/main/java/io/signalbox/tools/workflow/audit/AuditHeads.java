package io.signalbox.tools.workflow.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends heads of the hash chain to a file outside the database and to the application log, reads
 * the file back, and describes a lost or short file as an error. Several processes may add to one
 * file. What cannot be written is logged and stops nobody's work.
 */
final class AuditHeads {
  private static final Logger log = LoggerFactory.getLogger(AuditHeads.class);

  private final Optional<Path> file;

  AuditHeads(Optional<Path> file) {
    this.file = file;
  }

  /**
   * Head read from the file of heads, with its place for error messages.
   *
   * @param head empty when the line holds none
   */
  record Kept(String place, Optional<AuditHead> head) {}

  boolean areInAFile() {
    return file.isPresent();
  }

  /** Returns the lowest position of all heads; 0 when there is none. */
  static long first(List<Kept> kept) {
    return kept.stream()
        .flatMap(each -> each.head().stream())
        .mapToLong(AuditHead::position)
        .min()
        .orElse(0);
  }

  /**
   * Returns the operator's error message for a file of heads that is missing or starts too late;
   * empty when there is no file configured.
   */
  Optional<String> loss(long first, AuditHead last) {
    return file.map(
        path ->
            path
                + (first == 0
                    ? " is missing or empty, though the audit log has "
                        + last.position()
                        + " entries"
                    : " begins with entry " + first + ", so that heads before it are gone")
                + ". Find out who removed it, compare a head that is kept elsewhere, and let"
                + " 'signalbox audit acknowledge' begin it anew.");
  }

  /** Logs at level error that heads were lost. */
  static void complain(String sentence) {
    log.error("{}", sentence);
  }

  void write(AuditHead head) {
    log.info("audit head {}", head.line());
    if (file.isEmpty()) {
      return;
    }
    try {
      Path path = file.get();
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (head.position() > 1 && !Files.exists(path)) {
        log.error(
            "{} is missing though entry {} is not the log's first: see 'signalbox audit verify'",
            path,
            head.position());
      }
      create(path);
      try (FileChannel out = FileChannel.open(path, StandardOpenOption.APPEND)) {
        // One write a line: lines of several processes do not mix.
        out.write(ByteBuffer.wrap((head.line() + "\n").getBytes(StandardCharsets.UTF_8)));
        out.force(false);
      }
    } catch (IOException e) {
      log.error(
          "The audit log's head {} cannot be written to {}: {}", head.position(), file.get(), e);
    }
  }

  private static void create(Path path) throws IOException {
    if (Files.exists(path)) {
      return;
    }
    FileAttribute<?>[] ownerOnly =
        Files.getFileStore(path.toAbsolutePath().getParent()).supportsFileAttributeView("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(path, ownerOnly);
    } catch (FileAlreadyExistsException e) {
      log.debug("another process made {}", path);
    }
  }

  /** Returns the highest position of all heads; 0 when there is none. */
  static long furthest(List<Kept> kept) {
    return kept.stream()
        .flatMap(each -> each.head().stream())
        .mapToLong(AuditHead::position)
        .max()
        .orElse(0);
  }

  /** Returns the error message for a file of heads that ends before the last signed entry. */
  String shortage(long furthest, long signed) {
    String name = file.map(Path::toString).orElse("the file of heads");
    return furthest == 0
        ? name
            + " is missing or empty, though "
            + signed
            + " entries were written with a signature."
        : name
            + " ends at entry "
            + furthest
            + ", though the log is signed up to entry "
            + signed
            + ".";
  }

  /** Reads all lines of the file of heads; empty when the file does not exist. */
  List<Kept> read() {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return List.of();
    }
    List<Kept> kept = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file.get(), StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          kept.add(new Kept("line " + number + " of " + file.get(), AuditHead.of(line)));
        }
      }
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(file.get() + " cannot be read", e);
    }
  }
}
