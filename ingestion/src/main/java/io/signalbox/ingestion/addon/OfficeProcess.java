package io.signalbox.ingestion.addon;

import io.signalbox.ingestion.page.UnreadablePageException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Child JVM that runs the add-on and converts documents to HTML, with little memory, an empty
 * environment and a temporary folder of its own. It ends itself when idle, and is ended when a
 * document takes too long. The protocol is that of the program's main class.
 */
final class OfficeProcess {
  private static final int CHUNK = 64 * 1024;

  /**
   * Documents after which a new process is started, so that memory leaked by a library is freed.
   */
  private static final int MOST_DOCUMENTS = 200;

  private static final int MOST_ANSWERED = 32 * 1024 * 1024;
  private static final int OUT_OF_MEMORY = 3;
  private static final int TOO_LONG = 4;

  private final OfficeAddOn addOn;
  private final Process process;
  private final Path folder;
  private final DataOutputStream requests;
  private final DataInputStream answers;
  private int documents;

  private OfficeProcess(OfficeAddOn addOn, Process process, Path folder) {
    this.addOn = addOn;
    this.process = process;
    this.folder = folder;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  static OfficeProcess start(OfficeAddOn addOn) throws IOException {
    Path folder = Files.createTempDirectory("signalbox-office");
    folder.toFile().deleteOnExit();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + addOn.megabytes() + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder,
            "-Djdk.net.hosts.file=" + folder.resolve("no-hosts"),
            "-cp",
            addOn.classPath(),
            addOn.mainClass(),
            Long.toString(addOn.longest().toMillis()));
    builder.environment().clear();
    builder.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    return new OfficeProcess(addOn, builder.start(), folder);
  }

  boolean isUsable() {
    return process.isAlive() && documents < MOST_DOCUMENTS;
  }

  /**
   * Converts a document to HTML.
   *
   * @throws UnreadablePageException when it cannot be read, also where it ended the program
   */
  String read(String ending, InputStream document) throws IOException {
    documents++;
    // Set before the process ends, which is noticed here sooner than that the task is over.
    AtomicBoolean isOver = new AtomicBoolean();
    CompletableFuture<Void> limit =
        CompletableFuture.runAsync(
            () -> {
              isOver.set(true);
              process.destroyForcibly();
            },
            CompletableFuture.delayedExecutor(
                addOn.longest().toMillis() + 2_000, TimeUnit.MILLISECONDS));
    try {
      return exchanged(ending, document);
    } catch (ProgramEndedException e) {
      throw new UnreadablePageException(0, reason(isOver.get()));
    } finally {
      limit.cancel(false);
      if (!process.isAlive()) {
        end();
      }
    }
  }

  private String exchanged(String ending, InputStream document) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try {
      requests.writeUTF(ending);
    } catch (IOException e) {
      throw new ProgramEndedException(e);
    }
    for (int count = document.read(chunk); count >= 0; count = document.read(chunk)) {
      send(chunk, count);
    }
    try {
      requests.writeInt(0);
      requests.flush();
      int status = answers.readByte();
      if (status != 0 && status != 1) {
        // What the JVM itself says when it ends for want of memory.
        throw new IOException("no answer");
      }
      boolean isRead = status == 0;
      int length = answers.readInt();
      if (length < 0 || length > MOST_ANSWERED) {
        end();
        throw new UnreadablePageException(0, "The document holds more text than a page may have.");
      }
      String text = new String(answers.readNBytes(length), StandardCharsets.UTF_8);
      if (!isRead) {
        throw new UnreadablePageException(0, text);
      }
      return text;
    } catch (IOException e) {
      throw new ProgramEndedException(e);
    }
  }

  private void send(byte[] chunk, int count) throws ProgramEndedException {
    try {
      if (count > 0) {
        requests.writeInt(count);
        requests.write(chunk, 0, count);
      }
    } catch (IOException e) {
      throw new ProgramEndedException(e);
    }
  }

  private String reason(boolean endedByLimit) {
    int code = exitCode();
    if (endedByLimit || code == TOO_LONG) {
      return "The document takes longer than " + addOn.longest().toSeconds() + " s to read.";
    }
    return code == OUT_OF_MEMORY
        ? "The document needs more than " + addOn.megabytes() + " MB of memory to be read."
        : "The document ended the program that reads it (exit code " + code + ").";
  }

  private int exitCode() {
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return -1;
    }
  }

  /** Kills the process and deletes its temporary folder. */
  void end() {
    process.destroyForcibly();
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path each : left.toList().reversed()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      // The system's temporary folder is emptied by the system.
      return;
    }
  }

  private static final class ProgramEndedException extends IOException {
    private static final long serialVersionUID = 1L;

    ProgramEndedException(IOException cause) {
      super(cause);
    }
  }
}
