package io.signalbox.bot.bench.process;

import io.signalbox.bot.app.OffsetClock;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.workspace.LocalWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Child process {@code signalbox serve} for benchmarks, which can be killed and restarted. */
public final class BotProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final Path settings;
  private final LocalWorkspace workspace;
  private Process process;

  private BotProcess(Path settings, LocalWorkspace workspace) {
    this.settings = settings;
    this.workspace = workspace;
    this.process = launch("serve");
    awaitConnected();
  }

  /**
   * Starts the bot, and waits until it is connected to the workspace.
   *
   * @param organisation folder with the settings of a sample organisation
   */
  public static BotProcess start(Path organisation, LocalWorkspace workspace) {
    Path settings = organisation.resolve("bench.yaml");
    try {
      Files.writeString(
          settings,
          Files.readString(organisation.resolve("signalbox.yaml"))
              + """

              slack:
                api-url: %s
                bot-token: %s
                app-token: %s
              """
                  .formatted(workspace.apiUrl(), workspace.botToken(), workspace.appToken()));
      BotProcess bot = new BotProcess(settings, workspace);
      return bot;
    } catch (IOException e) {
      throw new IllegalStateException("the settings cannot be written to " + settings, e);
    }
  }

  /**
   * Ingests all sources by a process {@code signalbox ingest}, so that only answering is measured
   * afterwards.
   */
  public static void ingest(Path settings) {
    await(launch(settings, "ingest"));
  }

  private Process launch(String command) {
    return launch(settings, command);
  }

  private static Process launch(Path settings, String command) {
    Path launcher =
        Path.of(System.getProperty("signalbox.home", ".")).toAbsolutePath().resolve("signalbox");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(launcher.toString(), command, "-c", settings.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("SIGNALBOX_SKIP_BUILD", "1");
    builder
        .environment()
        .merge(
            "SIGNALBOX_OPTS",
            "-D" + OffsetClock.PROPERTY + "=" + clockFile(settings),
            (given, more) -> given + " " + more);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IllegalStateException(launcher + " cannot be run", e);
    }
  }

  private static Path clockFile(Path settings) {
    return settings.resolveSibling("clock");
  }

  /**
   * Sets the offset of the process's clock, also for restarted processes.
   *
   * @param by from the system's clock, not from where it was moved before
   */
  public void jump(Duration by) {
    OffsetClock.jump(clockFile(settings), by);
  }

  private static void await(Process process) {
    try {
      if (process.waitFor() != ExitCode.OK) {
        throw new IllegalStateException("ingest ended with code " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ingesting", e);
    }
  }

  private void awaitConnected() {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!workspace.isConnected()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("serve ended with code " + process.exitValue());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("serve did not connect within " + LONGEST_START);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Kills the process with SIGKILL, starts another, and waits until it is connected. */
  public void killAndRestart() {
    process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workspace.faults().dropSockets();
    process = launch("serve");
    awaitConnected();
  }

  @Override
  public void close() {
    process.toHandle().descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
