package io.signalbox.config.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Exclusive lock on an H2 database file, of the kind that H2 itself takes, so that no process opens
 * the file while it is copied or replaced.
 */
public final class DatabaseFileLock implements AutoCloseable {
  private final FileChannel channel;

  private DatabaseFileLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a file that exists.
   *
   * @return empty when this or another process has it open as a database
   */
  public static Optional<DatabaseFileLock> take(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(new DatabaseFileLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      // Held by this process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  void copyTo(FileChannel target) throws IOException {
    long at = 0;
    while (at < channel.size()) {
      at += channel.transferTo(at, channel.size() - at, target);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
