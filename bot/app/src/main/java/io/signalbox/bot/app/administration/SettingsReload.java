package io.signalbox.bot.app.administration;

import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.InvalidConfigException;
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
 * Reloads the settings of a running gateway on request or when their file changes. Settings that
 * are not valid change nothing. Safe for use from several threads.
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

  /** Signals valid settings with which this process would not start; the message says why. */
  public static final class UnusableSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableSettingsException(String sentence) {
      super(sentence);
    }
  }

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

  /**
   * Reloads the settings, and returns one line for each change or the reason why they are not
   * valid.
   */
  public synchronized List<String> now() {
    SignalboxSettings changed;
    try {
      changed = loading.get();
    } catch (InvalidConfigException | UnusableSettingsException e) {
      return List.of("The settings stay as they were: " + e.getMessage());
    }
    List<String> lines = SettingsChanges.between(current, changed);
    gateway.reload(changed);
    current = changed;
    return lines.isEmpty() ? List.of("Nothing has changed.") : lines;
  }

  /**
   * Starts to check the settings file every second and to reload it when its content has changed.
   */
  public void watch(Path file) {
    seen = print(file).orElse("");
    var unused =
        watching.scheduleWithFixedDelay(
            () -> look(file), LOOKED_AT_MILLIS, LOOKED_AT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Reloads the settings if the file's content differs from that of the last check. A file that is
   * not there is told of once, at the second look, since it may be just being replaced.
   */
  public synchronized void look(Path file) {
    Optional<String> read = print(file);
    missed = read.isPresent() ? 0 : missed + 1;
    if (missed == 2) {
      telling.accept(
          file
              + " is gone or cannot be read. The settings stay as they were, but Signalbox cannot"
              + " start again without it.");
    }
    read.filter(print -> !print.equals(seen))
        .ifPresent(
            print -> {
              seen = print;
              tell();
            });
  }

  /** Reloads the settings, and passes the lines about the changes to the consumer. */
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
