package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.InvalidConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Checks what a document can be checked for: links, snippets and names of types. A snippet is a
 * fenced block under {@code <!-- snippet: FILE#NAME -->}, and the text between {@code // snippet:
 * NAME} and {@code // snippet end} in that file; without a name it stands anywhere in the file.
 */
class DocumentsTest {
  private static final Pattern MANIFEST_COMMAND =
      Pattern.compile("\"command\"\\s*:\\s*\"(/[^\"]+)\"");

  /** A command typed in Slack: its first word in code, with a slash and no further one. */
  private static final Pattern SLASH_COMMAND = Pattern.compile("`(/[a-z][a-z-]+)(?: [^`/\\n]*)?`");

  private static final Set<String> OTHER_SLASHES =
      Set.of(
          // Paths over HTTP.
          "/health",
          "/ready",
          "/metrics",
          "/mcp",
          "/moderations",
          "/rerank",
          "/oncalls",
          "/schedules",
          // Slack's own, and examples.
          "/invite",
          "/me",
          "/owner",
          "/sb-ask");

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]\\[]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^(?:<!-- snippet: (\\S+) -->\\n)?^```(\\w*)\\n(.*?)^```$");

  private static final Pattern WALKED_FILE = Pattern.compile("`([A-Z]\\w+)`");

  /** A walk of ARCHITECTURE.md: how many files it says, and the paragraph that names them. */
  private static final Pattern WALK =
      Pattern.compile("\\*\\*A[^*]*?\\((\\d+) files[^*]*\\*\\*(.*?)(?:\\n\\n|\\z)", Pattern.DOTALL);

  private static final Pattern TYPE_NAME =
      Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)(?:\\.\\w+)*`");

  private static final Pattern MEMBER_NAME = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)(?:\\(\\))?`");

  /** A command that stands on a line of its own. */
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {4,}\\./signalbox(?: +(.*))?$");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(withoutCode(Files.readString(document)));
      while (link.find()) {
        String target = link.group(1);
        if (!target.matches("(?:https?|mailto):.*") && !leads(document, target)) {
          wrong.add(ROOT.relativize(document) + ": " + target);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void everySnippetIsThatOfAFile() throws IOException {
    List<String> wrong = new ArrayList<>();
    int snippets = 0;
    for (Path document : documents()) {
      Matcher fence = FENCE.matcher(Files.readString(document));
      while (fence.find()) {
        if (fence.group(1) != null) {
          snippets++;
          String[] place = fence.group(1).split("#", 2);
          String code = Files.readString(ROOT.resolve(place[0]));
          String wanted = fence.group(3).strip();
          if (place.length == 1 ? !code.contains(wanted) : !wanted.equals(part(code, place[1]))) {
            wrong.add(ROOT.relativize(document) + ": " + fence.group(1));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(snippets).isPositive();
  }

  @Test
  void noJavaStandsInADocumentThatNoTestRuns() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path document : documents()) {
      Matcher fence = FENCE.matcher(Files.readString(document));
      while (fence.find()) {
        if (fence.group(2).equals("java") && fence.group(1) == null) {
          wrong.add(ROOT.relativize(document) + ": " + fence.group(3).lines().findFirst());
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyTypeThatADocumentNamesExists() throws IOException {
    Set<String> types = types().keySet();
    Set<String> ofTypes =
        Set.of("ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "docs/extending.md");
    List<String> wrong = new ArrayList<>();
    for (Path document : documents()) {
      String name = ROOT.relativize(document).toString().replace('\\', '/');
      Matcher type = TYPE_NAME.matcher(withoutCode(Files.readString(document)));
      while (type.find()) {
        boolean isOurs = ofTypes.contains(name) || type.group(1).endsWith("Test");
        if (isOurs && !types.contains(type.group(1))) {
          wrong.add(name + ": " + type.group(1));
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyMemberThatADocumentNamesStandsInItsType() throws IOException {
    Map<String, Path> types = types();
    List<String> wrong = new ArrayList<>();
    for (Path document : documents()) {
      Matcher member = MEMBER_NAME.matcher(withoutCode(Files.readString(document)));
      while (member.find()) {
        Path type = types.get(member.group(1));
        Pattern word = Pattern.compile("\\b" + member.group(2) + "\\b");
        if (type != null && !word.matcher(Files.readString(type)).find()) {
          wrong.add(ROOT.relativize(document) + ": " + member.group());
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void eachWalkNamesAsManyFilesAsItSays() throws IOException {
    Matcher walk = WALK.matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")));
    List<String> wrong = new ArrayList<>();
    int walks = 0;
    while (walk.find()) {
      walks++;
      long named =
          WALKED_FILE
              .matcher(walk.group(2))
              .results()
              .map(type -> type.group(1))
              .distinct()
              .count();
      if (named != Long.parseLong(walk.group(1))) {
        wrong.add(walk.group(1) + " said, " + named + " named");
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(walks).isEqualTo(4);
  }

  @Test
  void everyYamlBlockIsAcceptedAsSettings(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("signalbox.yaml");
    List<String> wrong = new ArrayList<>();
    for (Path document : documents()) {
      Matcher fence = FENCE.matcher(Files.readString(document));
      while (fence.find()) {
        if (fence.group(2).equals("yaml")) {
          Files.writeString(file, fence.group(3));
          try {
            ConfigFile.at(file, environment(fence.group(3))).load(SignalboxSettings::from);
          } catch (InvalidConfigException e) {
            e.problems().forEach(problem -> wrong.add(ROOT.relativize(document) + ": " + problem));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** A value for each variable that the settings refer to. */
  private static Map<String, String> environment(String yaml) {
    return Pattern.compile("\\$\\{(\\w+)}")
        .matcher(yaml)
        .results()
        .collect(Collectors.toMap(match -> match.group(1), match -> "value", (a, b) -> a));
  }

  @Test
  void everyCommandOfADocumentIsOneThatTheProgramTakes() throws IOException {
    List<String> wrong = new ArrayList<>();
    int commands = 0;
    for (Path document : documents()) {
      Matcher command = COMMAND.matcher(Files.readString(document));
      while (command.find()) {
        commands++;
        String[] words = words(Optional.ofNullable(command.group(1)).orElse(""));
        // The benchmarks have a main class of their own.
        if (words.length > 0 && !words[0].equals("bench")) {
          try {
            Main.commandLine().parseArgs(words);
          } catch (CommandLine.ParameterException e) {
            wrong.add(ROOT.relativize(document) + ": " + command.group(1) + ": " + e.getMessage());
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(commands).isGreaterThan(20);
  }

  @Test
  void everySlashCommandOfADocumentIsInTheManifest() throws IOException {
    Set<String> known = new HashSet<>();
    StringWriter manifest = new StringWriter();
    Main.commandLine().setOut(new PrintWriter(manifest)).execute("manifest");
    MANIFEST_COMMAND.matcher(manifest.toString()).results().forEach(m -> known.add(m.group(1)));
    List<String> wrong = new ArrayList<>();
    int commands = 0;
    for (Path document : documents()) {
      Matcher command = SLASH_COMMAND.matcher(Files.readString(document));
      while (command.find()) {
        commands++;
        if (!known.contains(command.group(1)) && !OTHER_SLASHES.contains(command.group(1))) {
          wrong.add(ROOT.relativize(document) + ": " + command.group());
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(commands).isGreaterThan(80);
  }

  @Test
  void theCommandsThatNeedNothingRun() throws IOException {
    for (String[] command : List.of(new String[] {"manifest"}, new String[] {"--version"})) {
      StringWriter said = new StringWriter();
      int code = Main.commandLine().setOut(new PrintWriter(said)).execute(command);

      assertThat(code).isZero();
      assertThat(said.toString()).isNotBlank();
    }
  }

  /** As a shell takes a line apart: quotes hold words together, a hash begins a comment. */
  private static String[] words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.replaceFirst("(^|\\s)#.*$", ""));
    while (word.find()) {
      words.add(word.group(1) == null ? word.group() : word.group(1));
    }
    return words.toArray(String[]::new);
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String folder :
        List.of(
            "",
            "docs",
            "docs/decisions",
            "docs/quality/runbooks",
            "bot/workspace",
            "bot/bench",
            "samples")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    return documents;
  }

  private static boolean leads(Path document, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!Files.exists(file)) {
      return false;
    }
    return parts.length == 1
        || !file.toString().endsWith(".md")
        || anchors(Files.readString(file)).contains(parts[1]);
  }

  /** The anchors of headings as GitHub makes them. */
  private static Set<String> anchors(String markdown) {
    Set<String> anchors = new HashSet<>();
    Matcher heading = HEADING.matcher(withoutCode(markdown));
    while (heading.find()) {
      String text = heading.group(1).strip().toLowerCase(Locale.ROOT);
      anchors.add(text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    }
    return anchors;
  }

  private static String withoutCode(String markdown) {
    return markdown.replaceAll("(?ms)^```.*?^```$", "");
  }

  private static String part(String code, String name) {
    Matcher part =
        Pattern.compile("(?ms)^ *// snippet: " + Pattern.quote(name) + "\\n(.*?)^ *// snippet end$")
            .matcher(code);
    return part.find() ? part.group(1).stripTrailing().stripIndent().strip() : "";
  }

  private static Map<String, Path> types() throws IOException {
    Map<String, Path> types = new HashMap<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean built = name.equals("target") || name.startsWith(".");
            return built ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (name.endsWith(".java")) {
              types.put(name.substring(0, name.length() - ".java".length()), file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return types;
  }
}
