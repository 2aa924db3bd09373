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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What operators run: the commands of docs/operations.md, and the files in deploy. */
@Timeout(120)
class OperationsTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}\\./signalbox +([^#\\n]*\\w)");

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
    List<String> wrong = new ArrayList<>();
    int commands = 0;
    Matcher command = COMMAND.matcher(Files.readString(ROOT.resolve("docs/operations.md")));
    while (command.find()) {
      List<String> words = new ArrayList<>(Arrays.asList(command.group(1).split(" +")));
      if (!RUN_ELSEWHERE.contains(words.getFirst())) {
        commands++;
        words.add("--config");
        words.add(settings.toString());
        StringWriter said = new StringWriter();
        int code = run(said, words);
        // Nothing serves Slack here, which health tells by its exit code.
        boolean told =
            words.getFirst().equals("health") && code == 1 && said.toString().contains("none runs");
        if (code != 0 && !told) {
          wrong.add(command.group() + ": " + code + ", " + said);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(commands).isGreaterThan(10);
  }

  private static int run(StringWriter said, List<String> words) {
    PrintWriter out = new PrintWriter(said);
    return Main.commandLine().setOut(out).setErr(out).execute(words.toArray(String[]::new));
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

  @Test
  void composeTakesTheFile() throws Exception {
    assumeTrue(
        onPath("docker") && run(List.of("docker", "compose", "version")).exitCode() == 0,
        "docker compose is not here");
    Files.copy(ROOT.resolve("deploy/compose.yaml"), temp.resolve("compose.yaml"));
    Files.writeString(temp.resolve(".env"), "DATABASE_PASSWORD=for-the-test\n");

    assertThat(linted(List.of("docker", "compose", "config", "--quiet"))).isEmpty();
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
