package io.signalbox.bot.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Commands and files that operators use: the commands of docs/operations.md, and the files in
 * deploy.
 */
@Timeout(300)
class OperationsTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}\\./signalbox +([^#\\n]*\\w)");

  private static final Pattern ISSUED = Pattern.compile("This is (\\S+), shown this once");

  /** Measured in a checkout by tests of their own. */
  private static final List<String> RUN_ELSEWHERE = List.of("bench");

  @TempDir Path temp;

  @Test
  void everyCommandOfTheHandbookRuns() throws IOException {
    Files.createDirectories(temp.resolve("pages"));
    Files.writeString(temp.resolve("pages/restart.md"), "# Restart the indexer\n\nTurn it off.\n");
    Path settings = temp.resolve("signalbox.yaml");
    Files.writeString(
        settings,
        """
        data: %s
        sources:
          - {name: pages, kind: pages, path: %s, access: public}
        """
            .formatted(temp.resolve("data"), temp.resolve("pages")));
    String key = "none";
    List<String> wrong = new ArrayList<>();
    Set<String> commands = handbookCommands();
    for (String command : commands) {
      StringWriter said = new StringWriter();
      // Without Slack nobody can look a name up.
      String asked = command.replace("@ana.ruiz", "U012AB3CD").replace(" KEY", " " + key);
      int code = run(said, (asked + " --config " + settings).split(" +"));
      key = ISSUED.matcher(said.toString()).results().map(m -> m.group(1)).findFirst().orElse(key);
      // Nothing serves Slack here, which health tells by its exit code.
      boolean told = command.equals("health") && said.toString().contains("none runs");
      if (code != 0 && !told) {
        wrong.add(command + ": " + code + ", " + said);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(commands).hasSizeGreaterThan(8);
  }

  private static Set<String> handbookCommands() throws IOException {
    return COMMAND
        .matcher(Files.readString(ROOT.resolve("docs/operations.md")))
        .results()
        .map(match -> match.group(1))
        .filter(command -> !RUN_ELSEWHERE.contains(command.split(" ")[0]))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static int run(StringWriter said, String... words) {
    PrintWriter out = new PrintWriter(said);
    return Main.commandLine().setOut(out).setErr(out).execute(words);
  }

  @Test
  void theCommandsOfTheDeploymentAreOnesThatTheProgramTakes() throws IOException {
    List<String> commands = new ArrayList<>();
    Pattern.compile("(?m)^ExecStart=/opt/signalbox/signalbox (.*)$")
        .matcher(Files.readString(ROOT.resolve("deploy/signalbox.service")))
        .results()
        .forEach(match -> commands.add(match.group(1)));
    Pattern.compile("\\[\"/opt/signalbox/signalbox\", (.*)]")
        .matcher(Files.readString(ROOT.resolve("deploy/compose.yaml")))
        .results()
        .forEach(match -> commands.add(match.group(1).replaceAll("[\",]+", "")));

    assertThat(commands).hasSize(3);
    for (String each : commands) {
      CommandLine.ParseResult parsed = Main.commandLine().parseArgs(each.split(" "));
      assertThat(parsed.subcommand()).isNotNull();
    }
  }

  @Test
  void everyAlertHasARunbook() throws IOException {
    String rules = Files.readString(ROOT.resolve("deploy/prometheus-rules.yaml"));
    String handbook = Files.readString(ROOT.resolve("docs/operations.md"));
    List<String> alerts =
        Pattern.compile("alert: (\\w+)").matcher(rules).results().map(m -> m.group(1)).toList();

    assertThat(alerts).isNotEmpty();
    for (String alert : alerts) {
      assertThat(handbook).contains("\n### " + alert + "\n");
      assertThat(rules).contains("docs/operations.md#" + alert.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void systemdTakesTheUnit() throws Exception {
    String unit =
        Files.readString(ROOT.resolve("deploy/signalbox.service"))
            .replace("/opt/signalbox/signalbox", ROOT.resolve("signalbox").toString());
    Path file = Files.writeString(temp.resolve("signalbox.service"), unit);

    assertThat(linted(List.of("systemd-analyze", "verify", "--man=no", file.toString()))).isEmpty();
  }

  private String linted(List<String> command) throws IOException, InterruptedException {
    assumeTrue(onPath(command.getFirst()), command.getFirst() + " is not here");
    Linting linting = run(command);
    return linting.exitCode() == 0 ? linting.said() : linting.exitCode() + ": " + linting.said();
  }

  private record Linting(int exitCode, String said) {}

  private Linting run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Linting(process.waitFor(), said);
  }

  private static boolean onPath(String tool) {
    return Arrays.stream(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
