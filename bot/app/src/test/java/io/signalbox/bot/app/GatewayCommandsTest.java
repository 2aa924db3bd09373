package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.assembly.DataFolder;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.TerminalText;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The gateway's commands as an operator runs them. */
class GatewayCommandsTest {
  @TempDir private Path folder;

  private record Outcome(int exitCode, String out, String err) {}

  @Test
  void listsRoutesWithWhoMayUseThem() throws IOException {
    Outcome outcome = run("routes", "-c", settings("gpt-4o"));

    assertThat(outcome.out())
        .contains("answers: chat with gpt-4o of openai", "for team search; up to internal data")
        .contains("budget $5.00 a month and caller")
        .containsPattern("! gpt-4o (retires|was retired) on 2027-01-14");
  }

  @Test
  void refusesAnUnknownModelWithItsLine() throws IOException {
    Outcome outcome = run("routes", "-c", settings("gpt-4oh"));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("signalbox.yaml:8", "'gpt-4oh' is not in the price table");
  }

  /** A price on a route, which takes a model that no table has, does not switch the check off. */
  @Test
  void endsWithACodeWhereAModelHasEndedAndSaysAtWhichLine() throws IOException {
    Outcome routes = run("routes", "-c", settings("gpt-4o-2024-05-13"));
    String priced = settings("gpt-5-codex\n    price: {input: 1, output: 2}");

    Outcome pricedRoutes = run("routes", "-c", priced);
    Outcome check = run("models", "check", "-c", priced);
    Outcome list = run("models", "list", "gpt-4o-2024-05-13", "gpt-9", "-c", priced);

    assertThat(routes.exitCode()).isEqualTo(1);
    assertThat(routes.out()).contains("! gpt-4o-2024-05-13 was retired on 2026-10-23");
    assertThat(pricedRoutes.exitCode()).isEqualTo(1);
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out())
        .contains("signalbox.yaml:8: error: gpt-5-codex ended on openai-api on 2026-07-23");
    assertThat(list.exitCode()).isEqualTo(3);
    assertThat(list.out()).contains("ended on 2026-10-23", "developers.openai.com");
    assertThat(list.err()).contains("Nothing is known of gpt-9.");
  }

  @Test
  void listsWhatTheTrafficSaysOfModelsAndRefusesOddDaysAndPlaces() throws IOException {
    String settings = settings("gpt-4o-2024-05-13");
    long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();

    Outcome before = run("models", "list", "-c", settings);
    assertThat(folder.resolve("data")).doesNotExist();
    Outcome caller =
        run("gateway", "caller", "indexer", "--team", "search", "--owner", "U1", "-c", settings);
    assertThat(caller.exitCode()).isZero();
    SignalboxSettings loaded =
        ConfigFile.ofText(Files.readString(Path.of(settings)), folder, Map.of())
            .load(SignalboxSettings::from)
            .settings();
    try (Database database = DataFolder.open(loaded)) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "INSERT INTO model_sighting VALUES (?, 'gpt-4o', 'indexer', 'gpt-4.1',"
                          + " 'answers', 7, 0)",
                      today));
    }
    Outcome list = run("models", "list", "-c", settings);
    Outcome calendar = run("models", "calendar", "--all");
    String nowhere = folder.resolve("none/x.ics").toString();

    assertThat(before.out()).doesNotContain("answered");
    assertThat(list.out())
        .contains("! gpt-4o was asked for, and gpt-4.1 answered: 7 calls of indexer over answers");
    assertThat(calendar.out().lines())
        .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(76));
    assertThat(calendar.out()).contains("BEGIN:VEVENT").contains("\r\n ");
    assertThat(run("models", "calendar", "--to", nowhere).err())
        .contains(nowhere + " cannot be written: its folder is not there.");
    assertThat(run("models", "check", "--within", "-5").exitCode()).isEqualTo(2);
    assertThat(run("routes", "--within", "-5").exitCode()).isEqualTo(2);
  }

  @Test
  void offersKnowledgeOnlyWhereSlackSaysWhoPeopleAre() throws IOException {
    Path settings = folder.resolve("ask.yaml");
    Files.writeString(settings, "data: ./data\nask-api: {}\n");

    Outcome outcome = run("gateway", "-c", settings.toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("ask-api needs the section slack as well");
  }

  @Test
  void makesACallerAndAKeyThatIsShownOnce() throws IOException {
    String settings = settings("gpt-4o");

    Outcome noOwner = run("gateway", "caller", "indexer", "--team", "search", "-c", settings);
    Outcome noCaller = run("gateway", "key", "issue", "indexer", "-c", settings);
    Outcome caller =
        run("gateway", "caller", "indexer", "--team", "search", "--owner", "U1", "-c", settings);
    Outcome key = run("gateway", "key", "issue", "indexer", "-c", settings);
    Outcome list = run("gateway", "key", "list", "indexer", "-c", settings);
    String id =
        Stream.of(key.out().split("\\s"))
            .filter(w -> w.startsWith("key-"))
            .findFirst()
            .orElseThrow()
            .replace(",", "");
    Outcome revoked = run("gateway", "key", "revoke", id, "-c", settings);

    assertThat(noOwner.exitCode()).isEqualTo(2);
    assertThat(noCaller.err()).contains("There is no caller 'indexer'.");
    assertThat(caller.out()).contains("indexer  team search, owner U1, internal data");
    assertThat(key.out()).startsWith("sbx-").contains("shown this once");
    assertThat(list.out()).contains(id).doesNotContain("sbx-");
    assertThat(revoked.out()).contains(id + " is revoked.");
  }

  /** A colour of the background's own hides what follows it. */
  @Test
  void whatACallerIsCalledStylesNoTerminal() throws IOException {
    String settings = settings("gpt-4o");
    String team = "a\u001b[30m\u001b[2Jteam";

    Outcome caller =
        run("gateway", "caller", "indexer", "--team", team, "--owner", "U1", "-c", settings);
    Outcome log = run("audit", "list", "-c", settings);

    assertThat(caller.out()).contains("team a\u241b[30m\u241b[2Jteam").doesNotContain("\u001b");
    assertThat(log.out()).contains("team a\u241b[30m\u241b[2Jteam").doesNotContain("\u001b");
  }

  @Test
  void changesOfACallerOnlyWhatIsNamed() throws IOException {
    String[] end = {"-c", settings("gpt-4o")};
    Outcome made =
        caller(
            end,
            "indexer --team search --owner U1 --budget 20 --period month --group S1,S2"
                + " --data-class confidential");

    Outcome moved = caller(end, "indexer --team index --owner U2");
    Outcome raised = caller(end, "indexer --budget 30");
    Outcome daily = caller(end, "indexer --period day");
    Outcome named = caller(end, "indexer");
    Outcome freed = caller(end, "indexer --no-budget --group=");

    assertThat(made.out())
        .contains(
            "indexer  team search, owner U1, confidential data, groups S1 S2, $20.00 a month");
    assertThat(moved.out())
        .contains("indexer  team index, owner U2, confidential data, groups S1 S2, $20.00 a month");
    assertThat(raised.out()).contains("owner U2", "groups S1 S2, $30.00 a month");
    assertThat(daily.out()).contains("$30.00 a day");
    assertThat(named.out()).isEqualTo(daily.out());
    assertThat(freed.out().strip()).isEqualTo("indexer  team index, owner U2, confidential data");
  }

  @Test
  void refusesACallerThatIsNotWholeOrABudgetThatIsNone() throws IOException {
    String[] end = {"-c", settings("gpt-4o")};

    Outcome nobody = caller(end, "indexer");
    Outcome half = caller(end, "indexer --team a --owner b --budget 5");
    Outcome negative = caller(end, "indexer --team a --owner b --budget -5 --period day");
    Outcome nan = caller(end, "indexer --team a --owner b --budget NaN --period day");
    Outcome both = caller(end, "indexer --team a --owner b --no-budget --period day");

    assertThat(nobody.err()).contains("needs a --team and an --owner");
    assertThat(half.err()).contains("--budget and --period go together");
    assertThat(negative.err()).contains("from 0 to 1000000");
    assertThat(nan.err()).contains("from 0 to 1000000");
    assertThat(both.err()).contains("--no-budget goes with neither");
    assertThat(List.of(nobody, half, negative, nan, both))
        .allMatch(outcome -> outcome.exitCode() == 2);
    assertThat(run("gateway", "caller", "-c", end[1]).out()).isEmpty();
  }

  @Test
  void leavesAnEntryInTheAuditLogForEachChangeOfACallerOrAKey() throws IOException {
    String[] end = {"-c", settings("gpt-4o")};
    caller(end, "indexer --team search --owner U1");
    caller(end, "indexer");
    caller(end, "indexer --team index");
    caller(end, "other");
    Outcome issued = run("gateway", "key", "issue", "indexer", "-c", end[1]);
    run("gateway", "key", "rotate", "indexer", "-c", end[1]);
    String id = issued.out().replaceAll("(?s).*This is (key-[^,]+),.*", "$1");
    run("gateway", "key", "revoke", id, "-c", end[1]);
    run("gateway", "key", "revoke", id, "-c", end[1]);

    Outcome listed = run("audit", "list", "-c", end[1]);

    List<String> lines = listed.out().lines().toList();
    assertThat(lines).hasSize(5).allMatch(line -> line.contains("  command line  "));
    assertThat(lines.get(0)).contains("key.revoked  " + id);
    assertThat(lines.get(1)).contains("key.rotated  indexer  key-");
    assertThat(lines.get(2)).contains("key.issued  indexer  " + id);
    assertThat(lines.get(3)).contains("caller.changed  indexer  team index");
    assertThat(lines.get(4)).contains("caller.added  indexer  team search");
    assertThat(listed.out()).doesNotContain("sbx-");
  }

  private static Outcome caller(String[] end, String words) {
    List<String> args = new ArrayList<>(List.of("gateway", "caller"));
    args.addAll(List.of(words.split(" ")));
    args.addAll(List.of(end));
    return run(args.toArray(String[]::new));
  }

  private String settings(String model) throws IOException {
    Path file = folder.resolve("signalbox.yaml");
    Files.writeString(
        file,
        """
        data: data
        providers:
          openai: {kind: openai, base-url: "https://api.openai.com/v1"}
        routes:
          answers:
            kind: chat
            provider: openai
            model: %s
            teams: [search]
            budget: {amount: 5, period: month}
        """
            .formatted(model));
    return file.toString();
  }

  private static Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Main.commandLine()
            .setOut(TerminalText.safe(new PrintWriter(out)))
            .setErr(new PrintWriter(err));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return new Outcome(commandLine.execute(args), out.toString(), err.toString());
  }
}
