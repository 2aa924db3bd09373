package io.signalbox.bot.bench.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL server on loopback for a drill, made with the programs installed on this machine and
 * deleted when closed. As root it runs as the user {@code postgres}, since the server refuses to
 * run as root.
 */
public final class DrillPostgres implements AutoCloseable {
  private static final String MISSING =
      "two replicas need a PostgreSQL, and no initdb is on the PATH or in"
          + " /usr/lib/postgresql/*/bin: install one (apt install postgresql), or name an empty"
          + " database with --database";

  private final Path programmes;
  private final TemporaryFolder folder = new TemporaryFolder("drill-postgres");
  private final int port;

  private DrillPostgres(Path programmes, int port) {
    this.programmes = programmes;
    this.port = port;
  }

  /**
   * Creates a database cluster and starts its server.
   *
   * @throws UnusableInputException when there is none on this machine
   */
  public static DrillPostgres start() {
    Path programmes = programmes().orElseThrow(() -> new UnusableInputException(MISSING));
    DrillPostgres server = new DrillPostgres(programmes, freePort());
    Path folder = server.folder.path();
    if (isRoot()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    server.run("initdb", "-D", server.data(), "-A", "trust", "-U", "drill", "-E", "UTF8");
    String options = "-p %d -k %s -c listen_addresses=127.0.0.1".formatted(server.port, folder);
    String log = folder.resolve("log").toString();
    server.run("pg_ctl", "-D", server.data(), "-l", log, "-w", "-o", options, "start");
    return server;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no port is free", e);
    }
  }

  private static Optional<Path> programmes() {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      folders.add(Path.of(folder));
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.map(version -> version.resolve("bin")).forEach(folders::add);
      } catch (IOException e) {
        throw new IllegalStateException(debian + " cannot be listed", e);
      }
    }
    return folders.stream().filter(each -> Files.isExecutable(each.resolve("initdb"))).findFirst();
  }

  /** Returns the JDBC URL used by both replicas. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=drill";
  }

  private String data() {
    return folder.path().resolve("data").toString();
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private void run(String programme, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programmes.resolve(programme).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .directory(Path.of("/").toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("it did not work: " + String.join(" ", command));
      }
    } catch (IOException e) {
      throw new IllegalStateException(command.getFirst() + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    folder.close();
  }
}
