package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.config.database.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a user runs them, with real files, database, index and model. */
class CommandsTest {
  @TempDir private Path folder;

  @BeforeAll
  static void programmeFolder() {
    System.setProperty("signalbox.home", Path.of("../..").toAbsolutePath().normalize().toString());
  }

  private record Outcome(int exitCode, String out, String err) {}

  private static Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return new Outcome(commandLine.execute(args), out.toString(), err.toString());
  }

  @Test
  void theDemoAnswersThreeQuestionsAndLeavesAndASecondRunFindsEverythingDone() {
    String[] demo = {"demo", "--once", "--data", folder.toString()};

    Outcome first = run(demo);
    Outcome second = run(demo);

    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .contains("is on call for payments", "LedgerReplicationLagHigh", "#kafka-help");
    assertThat(second.exitCode()).isZero();
    // The first run answers by words alone: meaning is read after its answers.
    assertThat(second.out())
        .contains("is on call for payments", "LedgerReplicationLagHigh", "#kafka-help");
    assertThat(second.err()).doesNotContain("Reading for meaning");
  }

  @Test
  void ownRunbooksAreIngestedAskedAndDoctored() throws IOException {
    Path settings = settings("public");

    Outcome ingested = run("ingest", "-c", settings.toString());
    Outcome answered = run("ask", "-c", settings.toString(), "how", "do I drain a node?");
    Outcome unanswered = run("ask", "-c", settings.toString(), "parental leave");
    Outcome doctored = run("doctor", "-c", settings.toString());

    assertThat(ingested.exitCode()).isZero();
    assertThat(ingested.out())
        .contains("wiki: 2 files read", "1 documents with 1 passages", "binary.md");
    assertThat(answered.exitCode()).isZero();
    assertThat(answered.out()).contains("kubectl drain NODE --ignore-daemonsets", "drain.md");
    assertThat(unanswered.exitCode()).isEqualTo(3);
    assertThat(unanswered.out()).contains("I don't know");
    assertThat(doctored.exitCode()).isZero();
    assertThat(doctored.out())
        .contains("files that were skipped or are new", "1 (binary.md)", "All is well");
  }

  @Test
  void theAnswerForMachinesIsJson() throws IOException {
    Path settings = settings("public");

    Outcome asked = run("ask", "--json", "-c", settings.toString(), "how do I drain a node?");

    JsonNode json = new ObjectMapper().readTree(asked.out());
    assertThat(json.path("kind").asText()).isEqualTo("cited");
    assertThat(json.path("citations").get(0).path("document").asText()).isEqualTo("wiki/drain.md");
    assertThat(json.path("pieces").get(0).path("citations").get(0).asInt()).isOne();
  }

  @Test
  void aRestrictedSourceAnswersOnlyThoseItIsFor() throws IOException {
    Path settings = settings("group:sre");

    Outcome anybody = run("ask", "-c", settings.toString(), "how do I drain a node?");
    Outcome sre =
        run("ask", "-c", settings.toString(), "--as", "group:sre", "how do I drain a node?");

    assertThat(anybody.exitCode()).isEqualTo(3);
    assertThat(anybody.out()).doesNotContain("drain.md");
    assertThat(sre.exitCode()).isZero();
  }

  @Test
  void wrongSettingsAreListedAllAtOnceAndChangeNothing() throws IOException {
    Path settings = folder.resolve("signalbox.yaml");
    Files.writeString(
        settings,
        """
        time-zone: Mars/Olympus
        sources:
          - name: wiki
            kind: page
            path: ./wiki
            acess: public
        """);

    Outcome asked = run("ask", "-c", settings.toString(), "anything");

    assertThat(asked.exitCode()).isEqualTo(2);
    assertThat(asked.err())
        .contains("time-zone", "sources[0].kind", "acess")
        .doesNotContain("\tat ");
    assertThat(folder.resolve(".signalbox")).doesNotExist();
    assertThat(run("doctor", "-c", settings.toString()).exitCode()).isEqualTo(1);
  }

  @Test
  void initWritesSettingsThatDoctorUnderstandsAndOverwritesNothing() throws IOException {
    Path settings = folder.resolve("signalbox.yaml");
    Files.createDirectories(folder.resolve("runbooks"));
    Files.writeString(folder.resolve("runbooks/a.md"), "# A\n\nText.");

    assertThat(run("init", settings.toString()).exitCode()).isZero();
    assertThat(run("doctor", "-c", settings.toString()).exitCode()).isZero();
    assertThat(run("init", settings.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void junkOnTheCommandLineGetsASentence() {
    for (String[] junk :
        new String[][] {
          {"akk"},
          {"ask"},
          {"ask", "  "},
          {"ask", "--as", "nobody", "x"},
          {"bench"},
          {"demo", "--ones"}
        }) {
      Outcome outcome = run(junk);

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).isNotBlank().doesNotContain("\tat ");
    }
  }

  private Path settings(String access) throws IOException {
    TestDatabase.migratedIn(folder.resolve(".signalbox"));
    Files.createDirectories(folder.resolve("wiki"));
    Files.writeString(
        folder.resolve("wiki/drain.md"),
        "# Drain a node\n\n"
            + "1. Run:\n\n"
            + "   ```bash\n"
            + "   kubectl drain NODE --ignore-daemonsets\n"
            + "   ```\n\n"
            + "2. Wait.");
    Files.write(folder.resolve("wiki/binary.md"), new byte[] {0, 1, 2, 0, 0, 0});
    Path settings = folder.resolve("signalbox.yaml");
    Files.writeString(
        settings,
        "sources:\n  - name: wiki\n    kind: pages\n    path: ./wiki\n    access: "
            + access
            + "\n");
    return settings;
  }
}
