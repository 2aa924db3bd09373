package io.signalbox.tools.client;

import io.signalbox.config.PrivateFiles;
import io.signalbox.tools.core.snapshot.PolicySnapshot;
import io.signalbox.tools.core.snapshot.SnapshotSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last policy snapshot in memory and in a file, for processes that start while the
 * gateway is down. A snapshot that is altered or not signed with this caller's key is rejected.
 */
final class PolicySnapshotStore {
  private static final Logger log = LoggerFactory.getLogger(PolicySnapshotStore.class);

  private final Path file;
  private final SnapshotSeal seal;
  private final Clock clock;
  private final AtomicReference<Optional<PolicySnapshot>> latest;

  PolicySnapshotStore(Path folder, SnapshotSeal seal, Clock clock) {
    this.file = folder.resolve("policy.json");
    this.seal = seal;
    this.clock = clock;
    this.latest = new AtomicReference<>(load());
  }

  private Optional<PolicySnapshot> load() {
    try {
      return Files.exists(file) ? seal.read(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      log.warn("the policy cannot be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** Returns the policy snapshot unless it has expired. */
  Optional<PolicySnapshot> valid() {
    return latest.get().filter(policy -> clock.instant().isBefore(policy.validUntil()));
  }

  /** Returns whether there is no policy snapshot, or one older than this. */
  boolean isOlderThan(Duration age) {
    return latest
        .get()
        .filter(policy -> policy.issued().plus(age).isAfter(clock.instant()))
        .isEmpty();
  }

  /** Stores a policy snapshot; false when it was not signed for this caller. */
  boolean keep(byte[] signed) {
    Optional<PolicySnapshot> read = seal.read(signed);
    if (read.isEmpty()) {
      log.warn("a policy that is not signed with this caller's key was not kept");
      return false;
    }
    latest.set(read);
    try {
      Path next = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
      PrivateFiles.create(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Files.write(next, signed);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("the policy cannot be kept on the disk: {}", e.getClass().getSimpleName());
    }
    return true;
  }
}
