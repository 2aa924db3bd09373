package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Sources that break things, and answers that leave things out, by the commands as people type
 * them.
 */
class HostileSourcesTest {
  private static final int DIMENSIONS = 384;

  @TempDir private Path folder;

  @BeforeEach
  void settings() throws IOException {
    TestDatabase.migratedIn(folder.resolve("data"));
    write(
        "signalbox.yaml",
        """
        data: ./data
        sources:
          - {name: pages, kind: pages, path: ./pages, access: public}
          - {name: tickets, kind: tickets, path: ./tickets, access: public}
        office-hours:
          decisions: ./decisions.csv
          pools:
            advice: {owner: "@ana.ruiz", experts: {ana.ruiz: {skills: []}}}
        """);
    Files.createDirectories(folder.resolve("tickets"));
    write("decisions.csv", "id,title,what,why,changes_if,topic,decided_by,decided_on,valid_days\n");
    write("pages/canteen.md", "# Canteen\n\nThe canteen opens at half past eleven.\n");
  }

  @Test
  void aPageWithALongRunOfLettersAndDigitsStopsNeitherIngestNorAnswers() throws IOException {
    write(
        "pages/token.md", "# Collector token\n\n" + "1ab".repeat(31) + "\n\nRenew it in spring.\n");

    assertThat(run("ingest")).contains("2 documents with");
    assertThat(run("ask", "when does the canteen open?")).contains("half past eleven");
    assertThat(run("ask", "when do I renew the collector token?")).contains("Renew it in spring");
    assertThat(run("doctor")).contains("All is well");
  }

  @Test
  void doctorSaysOnceWhatIsSkippedAndCountsAllOfIt() throws IOException {
    write(
        "signalbox.yaml",
        """
        data: ./data
        sources:
          - {name: oncall, kind: on-call, path: ./oncall, access: public}
          - {name: tickets, kind: tickets, path: ./tickets, access: public}
        """);
    write("tickets/zen.json", "{\"half\": [{\"a\": 1}");
    write(
        "oncall/rota.csv",
        "team,role,person,start,end,timezone\n"
            + "payments,primary,Ana Ruiz,someday,2026-12-02 09:00,Europe/Berlin\n".repeat(25));
    run("ingest");

    String doctored = run("doctor");

    assertThat(doctored)
        .contains(
            "FIX   Source tickets     skipped: zen.json: is not recognised as a ticket export")
        .contains("5 more are skipped", "26 things to fix")
        .containsOnlyOnce("rota.csv:3:")
        .containsOnlyOnce("zen.json")
        .doesNotContain("ok    Source tickets");
  }

  @Test
  void oddValuesOfOneFileStopNoOther() throws IOException {
    write("pages/nul.md", "---\ntitle: \"\\0\"\n---\nThe title of this one is nothing.\n");
    write("pages/half.md", "---\ntitle: \"Half \\uD83D\"\n---\nHalf a pair of surrogates.\n");
    write("pages/deep.html", "<html><body>" + "<div><ul><li>".repeat(4_000) + "deep</body></html>");
    write(
        "tickets/export.csv",
        """
        Summary,Issue key,Status,Resolution,Created,Resolved,Description,Comment
        Printer jams,%s,Done,Fixed,2026-10-01 14:12,2026-10-02 15:30,It jams.,Cleaned the rollers of the printer.
        Scanner dark,HL-2,Done,Fixed,2026-10-01 14:12,2026-10-02 15:30,It is dark.,Replaced the lamp of the scanner.
        """
            .formatted("HL-" + "1".repeat(3_000)));

    String ingested = run("ingest");

    assertThat(ingested).contains("skipped", "tickets: 1 files read");
    assertThat(run("ask", "when does the canteen open?")).contains("half past eleven");
    assertThat(run("ask", "scanner dark")).contains("Replaced the lamp");
  }

  @Test
  void secretsInTablesAreMaskedBeforeTheyAreStored() throws IOException {
    String key = "ghp" + "_" + "vwp0TwqOsjAzx5gM7iJq5T9KUnvcqLiEHWdi";
    String model = "sk-proj" + "-" + "qZ8x7Kd92LmPq4Rt5Vw6Yz8bT3uq";
    write(
        "signalbox.yaml",
        """
        data: ./data
        sources:
          - {name: pages, kind: pages, path: ./pages, access: public}
          - {name: services, kind: ownership, path: ./services, access: public}
          - {name: rota, kind: on-call, path: ./rota, access: public}
        """);
    write(
        "services/services.csv",
        "service,team,channel,description\n"
            + "ledger,payments,#pay,Password: Tr0ub4dor&3-zebra\n"
            + "models,ml,#ml,Uses token "
            + model
            + "\n");
    write(
        "rota/rota.csv",
        "team,start,end,person\npayments,2020-01-01T00:00:00Z,2099-01-01T00:00:00Z," + key + "\n");

    String ingested = run("ingest");
    String answers =
        run("ask", "who owns ledger?")
            + run("ask", "who owns models?")
            + run("ask", "who is on call for payments?");

    assertThat(ingested).contains("masked");
    assertThat(answers)
        .contains("payments", "‹masked github-token›")
        .doesNotContain("Tr0ub4dor", model, key);
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("Tr0ub4dor", model, key);
      }
    }
  }

  @Test
  void aPageInUtf16IsReadLikeAnyOther() throws IOException {
    Files.write(
        folder.resolve("pages/windows.md"),
        "# Crane of Düsseldorf\r\n\r\nThe crane of Düsseldorf lifts 40 tonnes.\r\n"
            .getBytes(StandardCharsets.UTF_16));

    assertThat(run("ingest")).doesNotContain("skipped windows.md");
    assertThat(run("ask", "what does the crane of Düsseldorf lift?")).contains("lifts 40 tonnes");
  }

  @Test
  void aDocumentThatTheIndexDoesNotHaveIsNamedByIngestAndDoctor() throws IOException {
    write("pages/roof.md", "# Roof\n\nThe roof is closed in winter.\n");
    run("ingest");
    Path index;
    try (Stream<Path> folders = Files.list(folder.resolve("data/index"))) {
      index = folders.findFirst().orElseThrow();
    }
    try (LucenePassageIndex opened = LucenePassageIndex.open(index, DIMENSIONS)) {
      opened.apply(
          List.of(new CorpusChange.Removed(opened.position(), new DocumentId("pages/roof.md"))));
      opened.commit();
    }

    assertThat(run("ingest")).contains("skipped pages/roof.md: the index does not accept it");
    assertThat(run("doctor")).contains("1 of 2 documents can be found", "pages/roof.md");
  }

  @Test
  void stepsKeepTheirNumbersAndAreMissedWhereTheyAreLeftOut() throws IOException {
    String padding = "A long remark on how the gate came to be what it is, and by whom. ".repeat(6);
    write(
        "pages/gate.md",
        "# Gate audience\n\n## Fix\n\n"
            + "1. Decode the badge in staging and read its lifetime.\n"
            + "1. Call the porter. "
            + padding
            + "\n"
            + "1. Paint the fence. "
            + padding
            + "\n"
            + "1. Wait for the badge lifetime in staging to end.\n");

    String answer = run("ask", "what is the badge lifetime in staging?");

    assertThat(answer)
        .containsSubsequence("… steps 1 to 3 are on the page.", "4. Wait for the badge");
  }

  @Test
  void rowsThatAreLeftOutAreMarkedInTheTable() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      rows.append("| room").append(i).append(" | ").append(i).append(" seats in it |\n");
    }
    write("pages/rooms.md", "# Rooms\n\n| room | seats |\n| --- | --- |\n" + rows);

    assertThat(run("ask", "how many seats has room17?"))
        .containsSubsequence(
            "room     seats\n", "\n…        …\nroom17   17 seats in it\n…        …\n")
        .doesNotContain("room16");
  }

  @Test
  void aDecisionAnswersWithWhatWasDecidedAndWhyAndUntilWhen() throws IOException {
    write(
        "decisions.csv",
        """
        id,title,what,why,changes_if,topic,decided_by,decided_on,valid_days
        d1,Do we paint the harbour cranes?,"No, the cranes stay grey.",Paint peels in salt.,Better paint.,cost,Ana Ruiz,2026-09-15,3650
        """);

    String answer = run("ask", "do we paint the harbour cranes?");

    assertThat(answer)
        .startsWith("No, the cranes stay grey.")
        .containsSubsequence("Valid until 2036-", "Paint peels in salt.", "decided 2026-09-15");
  }

  @Test
  void aDecisionWhoseTimeIsOverIsNoAnswerThoughNoTimerRuns() throws IOException {
    write(
        "decisions.csv",
        """
        id,title,what,why,changes_if,topic,decided_by,decided_on,valid_days
        d1,Do we paint the harbour cranes?,"No, the cranes stay grey.",Paint peels.,Paint.,cost,Ana Ruiz,2020-09-15,30
        """);

    assertThat(run("ask", "do we paint the harbour cranes?")).doesNotContain("stay grey");
  }

  @Test
  void decisionsAnswerWithoutAnyPoolOfExperts() throws IOException {
    write(
        "signalbox.yaml",
        """
        data: ./data
        sources:
          - {name: pages, kind: pages, path: ./pages, access: public}
        office-hours: {decisions: ./decisions.csv}
        """);
    write(
        "decisions.csv",
        """
        id,title,what,why,changes_if,topic,decided_by,decided_on,valid_days
        d1,Do we paint the harbour cranes?,"No, the cranes stay grey.",,,cost,Ana Ruiz,2026-09-15,3650
        """);

    assertThat(run("ask", "do we paint the harbour cranes?"))
        .startsWith("No, the cranes stay grey.");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private String run(String command, String... words) {
    StringWriter out = new StringWriter();
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    var unused =
        commandLine.execute(
            Stream.concat(
                    Stream.of(command, "-c", folder.resolve("signalbox.yaml").toString()),
                    Stream.of(words))
                .toArray(String[]::new));
    return out.toString();
  }
}
