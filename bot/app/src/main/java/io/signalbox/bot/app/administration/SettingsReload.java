package io.signalbox.bot.app.administration;

import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.InvalidConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Settings of a gateway that runs, read again when they are asked to be or when their file has
 * changed. Settings that are not valid change nothing. Safe for use from several threads.
 */
public final class SettingsReload implements AutoCloseable {
  private static final long LOOKED_AT_MILLIS = 1_000;

  private final GatewayAssembly gateway;
  private final Supplier<SignalboxSettings> loading;
  private final Consumer<String> telling;
  private final ScheduledExecutorService watching =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("settings").unstarted(work));
  private SignalboxSettings current;
  private String seen = "";
  private int missed;

  /**
   * @param telling is given each line on what changed without being asked for
   */
  public SettingsReload(
      GatewayAssembly gateway,
      SignalboxSettings current,
      Supplier<SignalboxSettings> loading,
      Consumer<String> telling) {
    this.gateway = gateway;
    this.current = current;
    this.loading = loading;
    this.telling = telling;
  }

  /** Reads the settings now; what was not valid is said instead of what changed. */
  public synchronized List<String> now() {
    SignalboxSettings changed;
    try {
      changed = loading.get();
    } catch (InvalidConfig e) {
      return List.of("The settings stay as they were: " + e.getMessage());
    }
    List<String> lines = SettingsChanges.between(current, changed);
    gateway.reload(changed);
    current = changed;
    return lines.isEmpty() ? List.of("Nothing has changed.") : lines;
  }

  /** Reads them whenever the file has other bytes than before. */
  public void watch(Path file) {
    seen = print(file).orElse("");
    var unused =
        watching.scheduleWithFixedDelay(
            () -> look(file), LOOKED_AT_MILLIS, LOOKED_AT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Reads them if the file has other bytes than at the last look. A file that is not there is told
   * of once, at the second look, since it may be just being replaced.
   */
  public synchronized void look(Path file) {
    Optional<String> read = print(file);
    missed = read.isPresent() ? 0 : missed + 1;
    if (missed == 2) {
      telling.accept(
          file
              + " is gone or cannot be read. The settings stay as they were, but without it nothing"
              + " starts again.");
    }
    read.filter(print -> !print.equals(seen))
        .ifPresent(
            print -> {
              seen = print;
              tell();
            });
  }

  /** Reads them and tells what changed. */
  public void tell() {
    now().forEach(telling);
  }

  private static Optional<String> print(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      // It is being replaced; the next look finds it.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    watching.shutdownNow();
  }
}
