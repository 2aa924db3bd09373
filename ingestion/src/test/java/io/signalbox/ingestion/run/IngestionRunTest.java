package io.signalbox.ingestion.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over real files into a real database. */
class IngestionRunTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private Path folder;

  private final Database database = TestDatabase.h2();
  private final Corpus corpus = new Corpus(database.jdbi());
  private final OnCallTable onCall = new OnCallTable(database.jdbi());
  private final OwnershipTable ownership = new OwnershipTable(database.jdbi());
  private final AccessRule everyone = AccessRule.everyone();

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(folder.resolve("pages/nested"));
    Files.createDirectories(folder.resolve("tickets"));
    Files.createDirectories(folder.resolve("oncall"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void readsPagesInNestedFoldersAndNamesThemByTheirPath() throws IOException {
    write("pages/a.md", "# Alpha\n\nText.");
    write("pages/nested/b.html", "<h1>Beta</h1><p>Text.</p>");

    SourceReport report = run(pages()).getFirst();

    assertThat(report.stored()).isEqualTo(2);
    assertThat(documents())
        .extracting(document -> document.id().value())
        .containsExactlyInAnyOrder("wiki/a.md", "wiki/nested/b.html");
  }

  @Test
  void anUnchangedFileCostsALookOnly() throws IOException {
    write("pages/a.md", "# Alpha\n\nText.");
    run(pages());
    long before = corpus.lastChange();

    SourceReport second = run(pages()).getFirst();

    assertThat(second.filesRead()).isZero();
    assertThat(second.filesUnchanged()).isOne();
    assertThat(corpus.lastChange()).isEqualTo(before);
  }

  @Test
  void aTouchedFileWithTheSameBytesChangesNothing() throws IOException {
    write("pages/a.md", "# Alpha\n\nText.");
    run(pages());
    long before = corpus.lastChange();
    Files.setLastModifiedTime(
        folder.resolve("pages/a.md"), FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));

    assertThat(run(pages()).getFirst().filesRead()).isZero();
    assertThat(corpus.lastChange()).isEqualTo(before);
  }

  @Test
  void whatVanishedAtTheSourceVanishesHere() throws IOException {
    write("pages/a.md", "# Alpha\n\nText.");
    write("pages/b.md", "# Beta\n\nText.");
    run(pages());
    Files.delete(folder.resolve("pages/a.md"));

    assertThat(run(pages()).getFirst().removed()).isOne();
    assertThat(documents())
        .extracting(document -> document.id().value())
        .containsExactly("wiki/b.md");
  }

  @Test
  void aSourceThatIsNotThereKeepsWhatWasKnownAndSaysSo() throws IOException {
    write("pages/a.md", "# Alpha\n\nText.");
    run(pages());
    Files.move(folder.resolve("pages"), folder.resolve("unmounted"));

    SourceReport report = run(pages()).getFirst();

    assertThat(report.skipped())
        .singleElement()
        .satisfies(skip -> assertThat(skip.reason()).contains("does not exist"));
    assertThat(corpus.size()).isOne();
  }

  @Test
  void aSourceTakenOutOfTheSettingsTakesItsDocumentsWithIt() throws IOException {
    write("pages/a.md", "# Alpha\n\nText.");
    run(pages());

    run();

    assertThat(corpus.size()).isZero();
  }

  @Test
  void aFileThatCannotBeReadIsReportedKeepsItsOldTextAndStopsNothing() throws IOException {
    write("pages/a.md", "# Alpha\n\nOld text.");
    run(pages());
    Files.write(folder.resolve("pages/a.md"), new byte[] {'#', 0, 0, 0, 1, 2, 3});
    write("pages/b.md", "# Beta\n\nText.");

    SourceReport report = run(pages()).getFirst();

    assertThat(report.skipped()).extracting(skip -> skip.path()).containsExactly("a.md");
    assertThat(documents()).hasSize(2);
    assertThat(run(pages()).getFirst().skippedCount()).isOne();
  }

  @Test
  void secretsAreMaskedBeforeAnythingIsStoredAndCounted() throws IOException {
    write("pages/a.md", "# Keys\n\nUse AKIAIOSFODNN7EXAMPLE and postgres://app:hunter2@db:5432/x");

    SourceReport report = run(pages()).getFirst();

    assertThat(report.masked()).isNotEmpty();
    assertThat(documents().getFirst().passages().getFirst().text())
        .doesNotContain("AKIAIOSFODNN7EXAMPLE", "hunter2");
  }

  @Test
  void aPageOfTechDocsHasItsComponentsOwnerAlsoOnceThatChanges() throws IOException {
    String catalog =
        "apiVersion: backstage.io/v1alpha1\n"
            + "kind: Component\n"
            + "metadata:\n"
            + "  name: api\n"
            + "spec:\n"
            + "  owner: ";
    write("pages/mkdocs.yml", "site_name: api\n");
    write("pages/catalog-info.yaml", catalog + "group:default/payments\n");
    write("pages/nested/a.md", "# Alpha\n\nText.");
    write("pages/b.md", "---\nowner: sre\n---\n# Beta\n\nText.");
    run(pages());

    write("pages/catalog-info.yaml", catalog + "checkout-team\n");
    Files.setLastModifiedTime(folder.resolve("pages/catalog-info.yaml"), FileTime.from(NOW));

    assertThat(documents().stream().flatMap(each -> each.frontMatter().owner().stream()))
        .containsExactlyInAnyOrder("payments", "sre");
    assertThat(run(pages()).getFirst().filesRead()).isEqualTo(2);
    assertThat(run(pages()).getFirst().filesRead()).isZero();
    assertThat(documents().stream().flatMap(each -> each.frontMatter().owner().stream()))
        .containsExactlyInAnyOrder("checkout-team", "sre");
  }

  @Test
  void aTableThatGivesNothingIsNoted() throws IOException {
    write("oncall/a.csv", "team,person,start,end\n");

    SourceReport report = run(source("rota", SourceKind.ON_CALL, "oncall", everyone)).getFirst();

    assertThat(report.notes()).hasToString("[a.csv: holds nothing that counts now]");
  }

  @Test
  void aChangedAccessRuleReachesEveryDocumentThoughNoFileChanged() throws IOException {
    write("pages/a.md", "# Alpha\n\nText.");
    run(pages());
    AccessRule sre = AccessRule.only(Set.of(new Principal(Principal.PrincipalKind.GROUP, "sre")));

    run(source("wiki", SourceKind.PAGES, "pages", sre));

    assertThat(documents().getFirst().access()).isEqualTo(sre);
  }

  @Test
  void aResolvedTicketBecomesADocumentOfItsProblemAndResolution() throws IOException {
    write(
        "tickets/t.jsonl",
        issue(7, "Drain hangs", "It hangs.\\n\\n### Resolution\\nFixed the budget."));

    run(tickets());

    Document ticket = documents().getFirst();
    assertThat(ticket.id().value()).isEqualTo("desk/t.jsonl#7");
    assertThat(ticket.passages())
        .extracting(passage -> passage.headingPath().getFirst())
        .containsExactly("Problem", "Resolution");
  }

  @Test
  void ofAHalfWrittenExportNothingIsTakenForGone() throws IOException {
    String two = "[" + issue(1, "One", "A.") + "," + issue(2, "Two", "B.") + "]";
    write("tickets/t.json", two);
    run(tickets());
    write("tickets/t.json", two.substring(0, two.length() - 40));

    SourceReport report = run(tickets()).getFirst();

    assertThat(report.skippedCount()).isPositive();
    assertThat(corpus.size()).isEqualTo(2);
  }

  @Test
  void aTicketThatLeftTheExportIsRemoved() throws IOException {
    write("tickets/t.json", "[" + issue(1, "One", "A.") + "," + issue(2, "Two", "B.") + "]");
    run(tickets());
    write("tickets/t.json", "[" + issue(2, "Two", "B.") + "]");

    assertThat(run(tickets()).getFirst().removed()).isOne();
    assertThat(documents())
        .extracting(document -> document.id().value())
        .containsExactly("desk/t.json#2");
  }

  @Test
  void onCallRowsReplaceTheirFileAsAWholeAndABrokenRowIsListedWithItsLine() throws IOException {
    write(
        "oncall/s.csv",
        """
        team,person,start,end,timezone
        payments,Ana,2026-11-23T09:00,2026-11-30T09:00,UTC
        payments,Bo,2026-11-30T09:00,2026-11-20T09:00,UTC
        """);

    SourceReport report = run(source("rota", SourceKind.ON_CALL, "oncall", everyone)).getFirst();

    assertThat(report.rows()).isOne();
    assertThat(report.skipped())
        .singleElement()
        .satisfies(skip -> assertThat(skip.line()).isEqualTo(3));
    assertThat(onCall.between(Audience.anyone(), "payments", NOW, NOW.plusSeconds(1))).hasSize(1);
  }

  @Test
  void aTableWhoseLastLineIsBrokenKeepsTheRowsBeforeItAndIsNamedByEveryRun() throws IOException {
    String rows =
        """
        team,person,start,end,timezone
        payments,Ana,2026-11-23T09:00,2026-11-30T09:00,UTC
        payments,Bo,2026-11-30T09:00,2026-11-20T09:00,UTC
        """;
    write("oncall/s.csv", rows + "payments,\"Cy,2026-12-07T09:00,2026-12-14T09:00,UTC\n");
    Source rota = source("rota", SourceKind.ON_CALL, "oncall", everyone);

    SourceReport first = run(rota).getFirst();
    SourceReport second = run(rota).getFirst();

    assertThat(first.brokenOff()).isOne();
    assertThat(first.skipped()).extracting(skip -> skip.line()).containsExactlyInAnyOrder(3L, 4L);
    assertThat(second.skipped()).isEqualTo(first.skipped());
    assertThat(ingestion(rota).leftOut(rota)).isEqualTo(first.skipped());
    assertThat(ingestion(rota).unread(rota)).isEmpty();
    assertThat(onCall.between(Audience.anyone(), "payments", NOW, NOW.plusSeconds(1))).hasSize(1);

    write("oncall/s.csv", rows);
    SourceReport mended = run(rota).getFirst();
    SourceReport unchanged = run(rota).getFirst();

    assertThat(mended.brokenOff()).isZero();
    assertThat(mended.skipped()).extracting(skip -> skip.line()).containsExactly(3L);
    assertThat(unchanged.filesUnchanged()).isOne();
    assertThat(unchanged.skipped()).isEqualTo(mended.skipped());
  }

  @Test
  void aTableOfWhichOnlyTheBeginningIsThereDoesNotReplaceOneThatHadMore() throws IOException {
    String head = "team,person,start,end\n";
    String row = "payments,Ana,2026-11-%02d,2026-11-%02d\n";
    write("oncall/s.csv", head + row.formatted(23, 24) + row.formatted(24, 25));
    Source rota = source("rota", SourceKind.ON_CALL, "oncall", everyone);
    run(rota);
    write("oncall/s.csv", head + row.formatted(23, 24) + "payments,\"A");

    SourceReport report = run(rota).getFirst();

    assertThat(report.skipped())
        .extracting(skip -> skip.reason())
        .last(InstanceOfAssertFactories.STRING)
        .contains("known from before are kept");
    assertThat(
            onCall.between(
                Audience.anyone(), "payments", NOW.minusSeconds(86_400), NOW.plusSeconds(200_000)))
        .hasSize(2);
  }

  @Test
  void aRunThatWasCutOffGoesOnWhereItStopped() throws IOException {
    write("pages/a.md", "# Alpha\n\nText.");
    write("pages/b.md", "# Beta\n\nText.");
    RunProgress cutOff =
        new RunProgress() {
          @Override
          public void listed(String source, int files) {}

          @Override
          public void done(String source, String path) {
            throw new IllegalStateException("killed");
          }
        };
    assertThat(catchThrown(() -> ingestion(pages()).run(cutOff))).isPresent();

    SourceReport report = run(pages()).getFirst();

    assertThat(report.filesRead()).isOne();
    assertThat(corpus.size()).isEqualTo(2);
  }

  private static Optional<RuntimeException> catchThrown(Runnable runnable) {
    try {
      runnable.run();
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of(e);
    }
  }

  private static String issue(int number, String title, String body) {
    return "{\"number\":%d,\"title\":\"%s\",\"state\":\"closed\",\"body\":\"%s\",\"closed_at\":\"2026-06-09T10:00:00Z\",\"html_url\":\"https://x.example/%d\",\"user\":{\"login\":\"t\"}}"
        .formatted(number, title, body, number);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(3_600)));
  }

  private Source pages() {
    return source("wiki", SourceKind.PAGES, "pages", everyone);
  }

  private Source tickets() {
    return source("desk", SourceKind.TICKETS, "tickets", everyone);
  }

  private Source source(String name, SourceKind kind, String path, AccessRule access) {
    return new Source(
        name,
        kind,
        folder.resolve(path),
        access,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ZoneOffset.UTC);
  }

  private IngestionRun ingestion(Source... sources) {
    return IngestionRun.over(
        List.of(sources),
        database.jdbi(),
        new IngestionRun.IngestionStores(corpus, onCall, ownership),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private List<SourceReport> run(Source... sources) {
    return ingestion(sources).run(RunProgress.unwatched());
  }

  private List<Document> documents() {
    return corpus.changesAfter(0, "none", 100).stream()
        .filter(CorpusChange.Stored.class::isInstance)
        .map(change -> ((CorpusChange.Stored) change).document())
        .toList();
  }
}
