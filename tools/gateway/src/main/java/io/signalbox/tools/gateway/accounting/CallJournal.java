package io.signalbox.tools.gateway.accounting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.PrivateFiles;
import io.signalbox.tools.core.call.CallOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journal files of finished and started calls whose records are not in the database yet, so that
 * they survive a killed process. A line is written before a caller has its answer, and is read by
 * whichever process next starts in the same folder. Two files take turns, so that one can be
 * emptied while the other is written. What the operating system has not brought to the disk is lost
 * with the machine, not with the process.
 */
public final class CallJournal implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CallJournal.class);
  private static final String SUFFIX = ".calls";
  private final FileChannel lockFile;
  private final FileLock lock;
  private final List<Path> paths;
  private final List<FileChannel> files;
  private int current;

  private CallJournal(Path folder, String holder) throws IOException {
    Path own = folder.resolve(holder + SUFFIX);
    this.lockFile = PrivateFiles.open(own, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.lock = lockFile.lock();
    this.paths = parts(own);
    this.files = new ArrayList<>();
    for (Path path : paths) {
      files.add(
          PrivateFiles.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING));
    }
  }

  private static List<Path> parts(Path own) {
    return List.of(
        own.resolveSibling(own.getFileName() + ".a"), own.resolveSibling(own.getFileName() + ".b"));
  }

  /**
   * Opens the journal of this process in a folder.
   *
   * @param holder names this process, and no other ever
   * @throws UncheckedIOException when the folder cannot be written
   */
  public static CallJournal open(Path folder, String holder) {
    try {
      PrivateFiles.createDirectories(folder);
      return new CallJournal(folder, holder);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal of calls cannot be written in " + folder, e);
    }
  }

  /** Appends a line to the current file; for one thread at a time. */
  void append(byte[] line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        var unused = files.get(current).write(bytes);
      }
    } catch (IOException e) {
      // The call has been made and is on its way to the database; only a crash now would lose it.
      log.error("A call could not be written into the journal: {}", e.getClass().getSimpleName());
    }
  }

  /**
   * Switches further writing to the other file and returns the number of the file used until now.
   */
  int turn() {
    int until = current;
    current = 1 - current;
    return until;
  }

  /** Marks all entries of this file as stored in the database. */
  void written(int file) {
    try {
      var unused = files.get(file).truncate(0);
    } catch (IOException e) {
      log.error("A journal file could not be emptied: {}", e.getClass().getSimpleName());
    }
  }

  /**
   * Passes the journals that ended processes left to a consumer, and deletes the files when it has
   * returned. Their files are deleted once it has been taken.
   *
   * @param taker is given each dead process's name and its calls; may throw, then the files stay
   */
  static void takeOver(Path folder, BiConsumer<String, List<JournalLine>> taker) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (Path own : list(folder)) {
      try (FileChannel channel = FileChannel.open(own, StandardOpenOption.WRITE);
          FileLock taken = channel.tryLock()) {
        if (taken != null && taken.isValid()) {
          String name = own.getFileName().toString();
          List<JournalLine> lines = new ArrayList<>();
          for (Path part : parts(own)) {
            read(part, lines);
          }
          taker.accept(name.substring(0, name.length() - SUFFIX.length()), ended(lines));
          for (Path part : parts(own)) {
            Files.deleteIfExists(part);
          }
          Files.deleteIfExists(own);
        }
      } catch (OverlappingFileLockException e) {
        log.debug("{} belongs to this process", own);
      } catch (IOException e) {
        log.warn("The journal {} cannot be read: {}", own, e.getClass().getSimpleName());
      }
    }
  }

  /** Returns one line for each call: the one of its end if there is one, else that of its start. */
  private static List<JournalLine> ended(List<JournalLine> lines) {
    Map<String, JournalLine> byId = new LinkedHashMap<>();
    for (JournalLine line : lines) {
      byId.merge(line.record().id(), line, (one, other) -> isLost(other) ? one : other);
    }
    return List.copyOf(byId.values());
  }

  private static boolean isLost(JournalLine line) {
    return line.record().outcome() == CallOutcome.LOST;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    } catch (IOException e) {
      log.warn("The folder {} cannot be read: {}", folder, e.getClass().getSimpleName());
      return List.of();
    }
  }

  /**
   * Reads the lines of a file. The last may be incomplete, which means that its call was never
   * answered.
   */
  private static void read(Path part, List<JournalLine> lines) throws IOException {
    if (!Files.exists(part)) {
      return;
    }
    for (String line : new String(Files.readAllBytes(part), UTF_8).split("\n", -1)) {
      parse(line).ifPresent(lines::add);
    }
  }

  private static Optional<JournalLine> parse(String line) {
    try {
      return line.isBlank() ? Optional.empty() : Optional.of(JournalText.read(line));
    } catch (IOException e) {
      log.warn("A line of a journal is not whole and is left out.");
      return Optional.empty();
    }
  }

  /** Closes the journal and deletes it if it is empty; otherwise it stays for the next process. */
  @Override
  public void close() {
    try {
      boolean empty = true;
      for (FileChannel file : files) {
        empty &= file.size() == 0;
        file.close();
      }
      if (empty) {
        for (Path path : paths) {
          Files.deleteIfExists(path);
        }
      }
      lock.release();
      lockFile.close();
      if (empty) {
        Path first = paths.getFirst();
        String name = first.getFileName().toString();
        Files.deleteIfExists(first.resolveSibling(name.substring(0, name.length() - 2)));
      }
    } catch (IOException e) {
      log.warn("A journal could not be closed: {}", e.getClass().getSimpleName());
    }
  }
}
