package io.signalbox.bot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.app.terminal.TerminalText;
import io.signalbox.config.database.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

@DisabledOnOs(OS.WINDOWS)
class TerminalTextTest {
  private static final String CONTROLS = "[\\p{Cc}\u202a-\u202e\u2066-\u2069&&[^\n]]";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void hostilePages() throws Exception {
    TestDatabase.migratedIn(folder.resolve("data"));
    Path docs = Files.createDirectories(folder.resolve("docs"));
    Files.writeString(
        docs.resolve("gate.md"),
        """
        ---
        title: "Restart \\e]0;owned\\a the \\e[31mgate\\e[8mway\\u202e gnp\\u009b2J"
        ---
        # Restart \u001b[2J the gateway

        To restart the gateway run `systemctl \u001b[1A restart gateway`.

        ```
        kubectl \u001b[2K rollout restart gateway
        ```
        """);
    Files.write(
        docs.resolve("bin\u001b[31m\nok    All is well.md"),
        "\0binary".getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        folder.resolve("signalbox.yaml"),
        """
        data: ./data
        sources:
          - {name: docs, kind: pages, path: ./docs, access: public}
        """);
  }

  @Test
  void noEscapeSequenceOfATitleOrAPageReachesTheTerminal() {
    String answer = run(Ansi.OFF, "ask", "how do I restart the gateway?");

    assertThat(answer).doesNotContainPattern(CONTROLS).contains("␛]0;owned␇", "kubectl ␛[2K");
  }

  @Test
  void ourOwnStylesAreTheOnlyOnesOnATerminalWithColours() {
    String answer = run(Ansi.ON, "ask", "how do I restart the gateway?");

    assertThat(answer).contains("\u001b[1m", "␛[31mgate␛[8mway");
    assertThat(answer).doesNotContain("\u001b[31m", "\u001b[8m", "\u001b[2K", "\u001b]", "\u009b");
  }

  @Test
  void aFileNameIsListedInOneLineWithoutItsEscapeSequence() {
    String listed = run(Ansi.OFF, "ingest");

    assertThat(listed)
        .doesNotContainPattern(CONTROLS)
        .contains("skipped bin␛[31m␊ok    All is well.md");
  }

  @Test
  void theAnswerForMachinesIsSafeToPrintAndHasTheTitleAsItIs() throws Exception {
    String json = run(Ansi.OFF, "ask", "--json", "how do I restart the gateway?");

    assertThat(json).doesNotContainPattern(CONTROLS);
    JsonNode title = new ObjectMapper().readTree(json).path("citations").get(0).path("title");
    assertThat(title.asText()).contains("\u001b]0;owned\u0007", "\u202e", "\u009b");
  }

  @Test
  void whateverACommandPrintsIsMadeSafeAtTheEdge() {
    PrintWriter safe = TerminalText.safe(new PrintWriter(out));

    safe.printf("%s and %s%n", "a\u001b[5mb\u001b]8;;http://x\u0007", "\r\u009b1A\u007f\u2028");
    safe.println("\u001b[1mours\u001b[21m\u001b[0m\tand\r\n");
    safe.flush();

    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            String.join(
                "\n",
                "a␛[5mb␛]8;;http://x␇ and ␍\ufffd1A␡\ufffd",
                "\u001b[1mours\u001b[21m\u001b[0m\tand",
                "",
                ""));
  }

  private String run(Ansi ansi, String command, String... arguments) {
    CommandLine commandLine =
        new CommandLine(new SignalboxCommand())
            .addSubcommand(new AskCommand(Clock.systemUTC()))
            .addSubcommand(new IngestCommand(Clock.systemUTC()));
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    CommandExecution.around(commandLine).setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    String[] all = new String[arguments.length + 3];
    all[0] = command;
    all[1] = "-c";
    all[2] = folder.resolve("signalbox.yaml").toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    assertThat(commandLine.execute(all)).as(err.toString()).isZero();
    return out.toString();
  }
}
