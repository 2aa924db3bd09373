package io.signalbox.tools.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.signalbox.config.PrivateFiles;
import io.signalbox.tools.core.snapshot.CallSettlement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journal file of direct calls until they are settled with the gateway, which survives a killed
 * process. A line is written before a call goes out, with the most that it can cost, and again when
 * it has ended. What dead processes left in the same folder is taken over. Safe for use from
 * several threads.
 */
final class SpendJournal implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpendJournal.class);
  private static final String LOCK = ".lock";
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new Jdk8Module()).addModule(new JavaTimeModule()).build();

  private final FileChannel lockFile;
  private final Path lockPath;
  private final Path path;
  private final Map<String, CallSettlement> begun = new LinkedHashMap<>();
  private final Map<String, CallSettlement> ended = new LinkedHashMap<>();

  /**
   * Line of the journal: the start of a call with its highest possible usage, or its end with the
   * actual one.
   *
   * @param over whether the call has ended
   */
  record SpendLine(boolean over, CallSettlement call) {}

  private SpendJournal(Path folder) throws IOException {
    PrivateFiles.createDirectories(folder);
    this.lockPath = folder.resolve(UUID.randomUUID() + LOCK);
    this.path = lines(lockPath);
    this.lockFile =
        PrivateFiles.open(lockPath, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var unused = lockFile.lock();
    takeOver(folder);
  }

  /**
   * Opens this process's journal and takes over those of ended processes.
   *
   * @throws UncheckedIOException when the folder cannot be written
   */
  static SpendJournal open(Path folder) {
    try {
      return new SpendJournal(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the spend journal cannot be written in " + folder, e);
    }
  }

  private static Path lines(Path lock) {
    String name = lock.getFileName().toString();
    return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()) + ".jsonl");
  }

  /**
   * Records a call that is about to be sent.
   *
   * @param most what it is taken for if nobody learns how it ended
   * @throws UncheckedIOException when that cannot be written; then it may not go out
   */
  synchronized void begin(CallSettlement most) {
    append(new SpendLine(false, most));
    begun.put(most.id(), most);
  }

  /** Records the end of a call that used tokens. */
  synchronized void end(CallSettlement actual) {
    begun.remove(actual.id());
    ended.put(actual.id(), actual);
    try {
      append(new SpendLine(true, actual));
    } catch (UncheckedIOException e) {
      // Its beginning is on the disk: should this process die now, it is settled at the most.
      log.warn("the spend journal cannot be written");
    }
  }

  /** Removes a call that cost nothing. */
  synchronized void drop(String id) {
    begun.remove(id);
    rewrite();
  }

  /** Returns the ended calls to settle, oldest first. */
  synchronized List<CallSettlement> pending() {
    return List.copyOf(ended.values());
  }

  /** Removes calls that the gateway's ledger has accepted. */
  synchronized void settled(Collection<CallSettlement> calls) {
    calls.forEach(call -> ended.remove(call.id(), call));
    rewrite();
  }

  private void append(SpendLine line) {
    try {
      Files.writeString(
          PrivateFiles.create(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
          text(line),
          UTF_8,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the spend journal cannot be written", e);
    }
  }

  private static String text(SpendLine line) throws JsonProcessingException {
    return JSON.writeValueAsString(line) + "\n";
  }

  private void rewrite() {
    try {
      StringBuilder all = new StringBuilder();
      for (CallSettlement call : begun.values()) {
        all.append(text(new SpendLine(false, call)));
      }
      for (CallSettlement call : ended.values()) {
        all.append(text(new SpendLine(true, call)));
      }
      Path next = path.resolveSibling(path.getFileName() + ".next");
      PrivateFiles.create(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Files.writeString(next, all, UTF_8);
      Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Settling twice changes nothing.
      log.warn("the spend journal cannot be shortened: {}", e.getClass().getSimpleName());
    }
  }

  private void takeOver(Path folder) throws IOException {
    List<Path> locks;
    try (Stream<Path> files = Files.list(folder)) {
      locks = files.filter(each -> each.toString().endsWith(LOCK)).toList();
    }
    for (Path lock : locks) {
      try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
          FileLock taken = channel.tryLock()) {
        if (taken != null) {
          read(lines(lock));
          rewrite();
          Files.deleteIfExists(lines(lock));
          Files.deleteIfExists(lock);
        }
      } catch (OverlappingFileLockException e) {
        log.debug("{} belongs to this process", lock);
      }
    }
  }

  /**
   * Reads the journal of an ended process. A call without an end is settled at its highest usage;
   * the last line may be incomplete.
   */
  private void read(Path dead) throws IOException {
    if (!Files.exists(dead)) {
      return;
    }
    for (String text : new String(Files.readAllBytes(dead), UTF_8).split("\n", -1)) {
      try {
        if (!text.isBlank()) {
          SpendLine line = JSON.readValue(text, SpendLine.class);
          if (line.over() || !ended.containsKey(line.call().id())) {
            ended.put(line.call().id(), line.call());
          }
        }
      } catch (JsonProcessingException e) {
        log.warn("a line of a spend journal is not whole and is left out");
      }
    }
  }

  /**
   * Closes the journal and deletes it if no call is unsettled; otherwise the next process takes it
   * over.
   */
  @Override
  public synchronized void close() {
    try {
      if (begun.isEmpty() && ended.isEmpty()) {
        Files.deleteIfExists(path);
        Files.deleteIfExists(lockPath);
      }
      lockFile.close();
    } catch (IOException e) {
      log.warn("the spend journal cannot be closed: {}", e.getClass().getSimpleName());
    }
  }
}
