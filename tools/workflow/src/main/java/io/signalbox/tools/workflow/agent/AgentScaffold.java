package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.agent.AgentManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Generator of a starter project for an agent that calls models through the gateway, with a
 * manifest, an evaluation set, the golden path's build step, a check script and logging.
 */
public final class AgentScaffold {

  /**
   * Placeholder of a template file; quotes around one belong to the placeholder, since the inserted
   * literal brings its own.
   */
  private static final Pattern PLACE =
      Pattern.compile(
          "\"@(TEAM|OWNER|ROUTE|BASE)@\"|@(NAME|TEAM|OWNER|ROUTE|BASE|SETUP|RUN|CHECK)@");

  /** Programming language or tool that the starter project is generated for. */
  public enum ScaffoldKind {
    CURL("A shell script with curl", "", "sh agent.sh \"your question\"", "sh check.sh"),
    NODE(
        "Node with OpenAI's SDK",
        "npm install",
        "node agent.mjs \"your question\"",
        "npm run check"),
    PYTHON(
        "Python with OpenAI's SDK",
        "pip install -r requirements.txt",
        "python3 agent.py \"your question\"",
        "python3 check.py"),
    JAVA(
        "Java with LangChain4j",
        "",
        "mvn -q compile exec:java -Dexec.args=\"your question\"",
        "mvn -q compile exec:java -Dexec.args=check");

    private final String title;
    private final String setup;
    private final String run;
    private final String check;

    ScaffoldKind(String title, String setup, String run, String check) {
      this.title = title;
      this.setup = setup;
      this.run = run;
      this.check = check;
    }

    /** Returns the display name. */
    public String title() {
      return title;
    }

    /** Returns the command that runs the checks, in the scaffold's folder. */
    public String check() {
      return setup.isEmpty() ? check : setup + " && " + check;
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
        case PYTHON ->
            Map.of(
                "python-requirements.txt",
                "requirements.txt",
                "python-agent.py",
                "agent.py",
                "python-check.py",
                "check.py");
        case CURL -> Map.of("curl-agent.sh", "agent.sh", "curl-check.sh", "check.sh");
      };
    }
  }

  /**
   * Name, team and owner written into the scaffold.
   *
   * @param name as {@link AgentManifest#NAME} allows, so that it can stand anywhere in any file
   * @param owner as a manifest names somebody: a handle with its at sign, or Slack's id
   */
  public record Label(String name, String team, String owner) {
    public Label {
      if (!name.matches(AgentManifest.NAME)) {
        throw new IllegalArgumentException("no name of an agent: " + name);
      }
    }
  }

  private AgentScaffold() {}

  /** Generates the files of a starter project, as contents by relative path. Pure. */
  public static Map<String, String> files(
      ScaffoldKind kind, Label label, GatewayConnection connection) {
    Map<String, String> names = new LinkedHashMap<>(kind.files());
    names.put("agent.yaml", "agent.yaml");
    names.put("checks.jsonl", "checks.jsonl");
    names.put("golden-path.yml", ".github/workflows/golden-path.yml");
    names.put("README.md", "README.md");
    Map<String, String> files = new LinkedHashMap<>();
    names.forEach(
        (from, to) -> files.put(to, filled(template(from), values(to, kind, label, connection))));
    return files;
  }

  /** Returns the values by placeholder, as literals in the language of the file. */
  private static Map<String, String> values(
      String file, ScaffoldKind kind, Label label, GatewayConnection connection) {
    UnaryOperator<String> literal =
        switch (file.substring(file.lastIndexOf('.') + 1)) {
          case "java" -> CodeLiterals::java;
          case "sh", "md" -> CodeLiterals::shell;
          default -> CodeLiterals::json;
        };
    // The shell script puts the route into JSON.
    String route =
        file.endsWith(".sh")
            ? CodeLiterals.shell(CodeLiterals.jsonText(connection.route()))
            : literal.apply(connection.route());
    return Map.of(
        "NAME",
        label.name(),
        "TEAM",
        literal.apply(label.team()),
        "OWNER",
        literal.apply(label.owner()),
        "ROUTE",
        route,
        "BASE",
        literal.apply(connection.baseUrl()),
        "SETUP",
        kind.setup.isEmpty() ? "" : kind.setup + "\n    ",
        "RUN",
        kind.run,
        "CHECK",
        kind.check);
  }

  /**
   * Fills in a template in one pass, so that a value that looks like a placeholder is not replaced
   * itself.
   */
  private static String filled(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              String name = place.group(1) == null ? place.group(2) : place.group(1);
              return Matcher.quoteReplacement(values.getOrDefault(name, ""));
            });
  }

  /**
   * Writes the generated files into a new folder.
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

  /**
   * Packs the generated files into a ZIP archive with one root folder. Pure.
   *
   * @param at when they are said to have been written
   */
  public static byte[] zip(String folder, Map<String, String> files, Instant at) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(folder + "/" + file.getKey());
        entry.setLastModifiedTime(FileTime.from(at));
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String template(String name) {
    try (InputStream in = AgentScaffold.class.getResourceAsStream("scaffold/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the template " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
