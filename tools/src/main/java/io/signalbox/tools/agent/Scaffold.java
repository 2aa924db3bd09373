package io.signalbox.tools.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small agent that already goes through the gateway, with a manifest, a check and logging. */
public final class Scaffold {

  /** What it is written in. */
  public enum Kind {
    JAVA("mvn -q compile exec:java -Dexec.args=", "mvn -q compile exec:java -Dexec.args=check"),
    NODE("npm install && node agent.mjs", "npm run check"),
    CURL("sh agent.sh", "sh check.sh");

    private final String run;
    private final String check;

    Kind(String run, String check) {
      this.run = run;
      this.check = check;
    }

    private Map<String, String> files() {
      return switch (this) {
        case JAVA ->
            Map.of("java-pom.xml", "pom.xml", "java-Agent.java", "src/main/java/Agent.java");
        case NODE ->
            Map.of(
                "node-package.json",
                "package.json",
                "node-agent.mjs",
                "agent.mjs",
                "node-check.mjs",
                "check.mjs");
        case CURL -> Map.of("curl-agent.sh", "agent.sh", "curl-check.sh", "check.sh");
      };
    }
  }

  /** Whose it is. */
  public record Label(String name, String team, String owner) {}

  private Scaffold() {}

  /** The files by their path in the project. Pure. */
  public static Map<String, String> files(Kind kind, Label label, Connection connection) {
    Map<String, String> names = new LinkedHashMap<>(kind.files());
    names.put("agent.yaml", "agent.yaml");
    names.put("checks.jsonl", "checks.jsonl");
    names.put("README.md", "README.md");
    Map<String, String> files = new LinkedHashMap<>();
    names.forEach(
        (from, to) ->
            files.put(
                to,
                template(from)
                    .replace("@NAME@", label.name())
                    .replace("@TEAM@", label.team())
                    .replace("@OWNER@", label.owner())
                    .replace("@ROUTE@", connection.route())
                    .replace("@BASE@", connection.baseUrl())
                    .replace("@RUN@", kind.run)
                    .replace("@CHECK@", kind.check)));
    return files;
  }

  /**
   * Writes them into a folder that is not there yet.
   *
   * @throws java.nio.file.FileAlreadyExistsException when it is
   */
  public static void write(Path folder, Map<String, String> files) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    Files.createDirectory(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path to = folder.resolve(file.getKey());
      Files.createDirectories(to.getParent());
      Files.writeString(to, file.getValue());
    }
  }

  private static String template(String name) {
    try (InputStream in = Scaffold.class.getResourceAsStream("scaffold/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the template " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
