package io.signalbox.bot.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The real launcher in a temporary folder with Java installations that only say who they are, and a
 * PATH with the standard tools and nothing else, so that no Java of this machine is found by
 * chance.
 */
final class LauncherFixture {
  private static final String UNTIL_STREAMS_END =
      "set -o pipefail; exec 3>&1; \"$@\" 2>&1 >&3 3>&- | /bin/cat >&2 3>&-";

  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cksum",
          "env",
          "find",
          "grep",
          "head",
          "mkdir",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sleep",
          "sort",
          "tail",
          "touch",
          "tr",
          "uname");

  final Path root;
  final Path home;
  final Path tools;
  final Path userHome;

  LauncherFixture(Path root) throws IOException {
    this.root = root;
    this.home = Files.createDirectories(root.resolve("a place with spaces/signalbox"));
    this.tools = Files.createDirectories(root.resolve("tools"));
    this.userHome = Files.createDirectories(root.resolve("user"));
    Files.copy(REPOSITORY.resolve("signalbox"), home.resolve("signalbox"));
    home.resolve("signalbox").toFile().setExecutable(true);
    for (String tool : TOOLS) {
      Path real =
          Stream.of("/bin", "/usr/bin")
              .map(folder -> Path.of(folder, tool))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow(() -> new IOException("this machine has no " + tool));
      Files.createSymbolicLink(tools.resolve(tool), real);
    }
  }

  /** An unpacked distribution: nothing but the launcher and its libraries. */
  static LauncherFixture distribution(Path root) throws IOException {
    LauncherFixture fixture = new LauncherFixture(root);
    write(fixture.home.resolve("lib/signalbox-bot-app-9.jar"), "classes");
    return fixture;
  }

  /** A checkout with one module besides bot and a Maven whose whole work is {@code script}. */
  static LauncherFixture checkout(Path root, String script) throws IOException {
    LauncherFixture fixture = new LauncherFixture(root);
    write(fixture.home.resolve("pom.xml"), "<project>\n  <version>9</version>\n</project>\n");
    write(fixture.home.resolve("knowledge/pom.xml"), "<project/>");
    write(fixture.home.resolve("knowledge/src/main/java/Passage.java"), "class Passage {}");
    Path building = fixture.home.resolve("bot/app/src/main/launcher/build.sh");
    Files.createDirectories(building.getParent());
    Files.copy(REPOSITORY.resolve("bot/app/src/main/launcher/build.sh"), building);
    executable(
        fixture.tools.resolve("mvn"),
        """
        #!/usr/bin/env bash
        if [ "$1" = -version ]; then echo "Apache Maven 3.8.7"; exit; fi
        echo "run $*" >>maven-runs
        echo "[INFO] Building Signalbox bot 9                  [1/1]"
        %s
        mkdir -p bot/app/target/signalbox-9/lib
        touch bot/app/target/signalbox-bot-app-9.jar bot/app/target/signalbox-9/lib/signalbox-bot-app-9.jar
        """
            .formatted(script));
    return fixture;
  }

  /**
   * A Java that prints how it was called, one argument a line, and leaves with {@code exitCode}.
   */
  Path java(String folder, String version, int exitCode) throws IOException {
    Path installation = javaWithoutRelease(folder, version, exitCode);
    write(
        installation.resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"%s\"\nMODULES=\"java.base jdk.incubator.vector\"\n"
            .formatted(version));
    return installation;
  }

  Path javaWithoutRelease(String folder, String version, int exitCode) throws IOException {
    Path installation = root.resolve(folder);
    executable(
        installation.resolve("bin/java"),
        """
        #!/usr/bin/env bash
        if [ "$1" = -version ]; then echo 'openjdk version "%1$s" 2026-01-01' >&2; exit; fi
        echo "java %1$s"
        printf '%%s\\n' "$@"
        echo "locale $LC_ALL"
        case "$*" in
          *jdk.incubator.vector*) echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2 ;;
        esac
        echo 'Error: something real' >&2
        exit %2$d
        """
            .formatted(version, exitCode));
    executable(installation.resolve("bin/javac"), "#!/usr/bin/env bash\n");
    return installation;
  }

  Launch launch(String... arguments) {
    return new Launch(arguments);
  }

  long mavenRuns() throws IOException {
    Path runs = home.resolve("maven-runs");
    return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static void executable(Path file, String text) throws IOException {
    write(file, text);
    file.toFile().setExecutable(true);
  }

  /** Exit code and output of a run. */
  record Outcome(int exitCode, String out, String err) {}

  /** One start of the launcher, described step by step. */
  final class Launch {
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Path folder = root;

    private Launch(String... arguments) {
      command.add(home.resolve("signalbox").toString());
      command.addAll(List.of(arguments));
      environment.put("PATH", tools.toString());
      environment.put("HOME", userHome.toString());
      environment.put("SIGNALBOX_JAVA_FOLDERS", "");
    }

    Launch with(String variable, Object value) {
      environment.put(variable, value.toString());
      return this;
    }

    Launch in(Path workingFolder) {
      folder = workingFolder;
      return this;
    }

    Launch calledAs(String path) {
      command.set(0, path);
      return this;
    }

    Process start() throws IOException {
      return start(command);
    }

    private Process start(List<String> words) throws IOException {
      ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return builder.start();
    }

    /**
     * Runs until both streams end, which may be a moment after the launcher does: what the JVM
     * itself says passes through a filter. A shell waits for that, since {@link Process} closes its
     * streams when the process ends. No test prints more than a pipe holds, so reading in turn is
     * safe.
     */
    Outcome run() throws IOException, InterruptedException {
      List<String> words = new ArrayList<>(List.of("/bin/bash", "-c", UNTIL_STREAMS_END, "run"));
      words.addAll(command);
      Process process = start(words);
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), out, err);
    }
  }
}
