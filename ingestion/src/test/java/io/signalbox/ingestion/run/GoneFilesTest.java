package io.signalbox.ingestion.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removals at the source, which remove the same here and nothing else. */
class GoneFilesTest {
  private static final String SCHEDULE =
      """
      {"schedule": {"id": "P1", "name": "Lambda On-Call", "time_zone": "UTC", "schedule_layers": [
        {"name": "Layer 1", "start": "2026-10-05T09:00:00Z", "end": null,
         "rotation_virtual_start": "2026-10-05T09:00:00Z", "rotation_turn_length_seconds": 604800,
         "users": [{"user": {"id": "A", "summary": "Ada"}}, {"user": {"id": "B", "summary": "Bo"}}],
         "restrictions": []}]}}
      """;

  @TempDir private Path folder;
  private IngestionFixture runs;

  @BeforeEach
  void open() {
    runs = new IngestionFixture(folder);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void aJsonScheduleIsReadToItsEndAndRemembered() throws IOException {
    runs.write("rota/schedule.json", SCHEDULE);

    SourceReport first = runs.run(rota()).getFirst();
    SourceReport second = runs.run(rota()).getFirst();

    assertThat(first.skipped()).isEmpty();
    assertThat(first.rows()).isPositive();
    assertThat(second.filesRead()).isZero();
    assertThat(second.filesUnchanged()).isOne();
  }

  @Test
  void aDeletedJsonScheduleAnswersNoMore() throws IOException {
    Path file = runs.write("rota/schedule.json", SCHEDULE);
    runs.run(rota());

    Files.delete(file);
    SourceReport report = runs.run(rota()).getFirst();

    assertThat(runs.teams()).isZero();
    assertThat(report.removed()).as("a table is no document").isZero();
    assertThat(report.removedTables()).isOne();
  }

  @Test
  void rowsThatAnOlderVersionNeverRememberedAreForgottenToo() throws IOException {
    Path file = runs.write("rota/schedule.json", SCHEDULE);
    runs.run(rota());
    runs.forgetMarks();

    Files.delete(file);
    runs.run(rota());

    assertThat(runs.teams()).isZero();
  }

  @Test
  void soAreThoseOfASourceTakenOutOfTheSettings() throws IOException {
    runs.write("rota/schedule.json", SCHEDULE);
    runs.run(rota());
    runs.forgetMarks();

    runs.run();

    assertThat(runs.teams()).isZero();
  }

  @Test
  void aSourceThatGotAnotherKindLosesWhatItWasBefore() throws IOException {
    runs.write("rota/schedule.json", SCHEDULE);
    runs.write("rota/page.md", "# Page\n\nText.");
    runs.run(rota());

    runs.run(runs.source("rota", SourceKind.PAGES, "rota"));

    assertThat(runs.teams()).isZero();
    assertThat(runs.corpus.size()).isOne();
  }

  @Test
  void whatWasLearnedFromPeopleHasNoFileAndStays() {
    for (String source : List.of("threads", "corrections", "decisions")) {
      runs.corpus.put(
          new Document(
              new DocumentId(source + "/1"),
              source,
              DocumentKind.TICKET,
              AccessRule.everyone(),
              new FrontMatter(
                  "Learned", Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
              List.of(new Passage(0, List.of(), "Text."))),
          "1");
    }

    runs.run();

    assertThat(runs.corpus.size()).isEqualTo(3);
  }

  @Test
  void aLargeRemovalIsHeldWholeUntilSomebodyLetsItThrough() throws IOException {
    pages(0, 60);
    runs.run(wiki());
    delete(0, 25);

    SourceReport held = runs.run(wiki()).getFirst();

    assertThat(held.removed()).isZero();
    assertThat(held.held())
        .hasValueSatisfying(
            removal -> {
              assertThat(removal.gone()).isEqualTo(25);
              assertThat(removal.known()).isEqualTo(60);
              assertThat(removal.sentence()).contains("--let-through wiki");
            });
    assertThat(runs.corpus.size()).isEqualTo(60);

    assertThat(runs.held.letThrough("wiki", 25)).isTrue();
    SourceReport through = runs.run(wiki()).getFirst();

    assertThat(through.removed()).isEqualTo(25);
    assertThat(through.held()).isEmpty();
    assertThat(runs.corpus.size()).isEqualTo(35);
    assertThat(runs.held.all()).isEmpty();
  }

  @Test
  void aRemovalThatGrewAfterItWasLetThroughIsHeldAnew() throws IOException {
    pages(0, 60);
    runs.run(wiki());
    delete(0, 25);
    runs.run(wiki());
    runs.held.letThrough("wiki", 25);
    delete(25, 26);

    SourceReport report = runs.run(wiki()).getFirst();

    assertThat(report.held()).isPresent();
    assertThat(runs.corpus.size()).isEqualTo(60);
    assertThat(runs.held.letThrough("wiki", 25)).as("told of fewer").isFalse();
  }

  @Test
  void whatCameBackIsHeldNoMore() throws IOException {
    pages(0, 60);
    runs.run(wiki());
    delete(0, 60);
    runs.run(wiki());
    pages(0, 60);

    runs.run(wiki());

    assertThat(runs.held.all()).isEmpty();
    assertThat(runs.corpus.size()).isEqualTo(60);
  }

  @Test
  void fewGoAtOnceAndSoDoManyThatAreAFifth() throws IOException {
    pages(0, 100);
    runs.run(wiki());

    delete(0, 20);
    assertThat(runs.run(wiki()).getFirst().removed()).isEqualTo(20);
    delete(20, 39);
    assertThat(runs.run(wiki()).getFirst().removed()).isEqualTo(19);
  }

  @Test
  void movedFilesAreNoLossAndGoAtOnce() throws IOException {
    pages(0, 40);
    runs.run(wiki());

    Files.move(folder.resolve("wiki"), folder.resolve("old"));
    Files.createDirectories(folder.resolve("wiki"));
    Files.move(folder.resolve("old"), folder.resolve("wiki/deeper"));
    SourceReport report = runs.run(wiki()).getFirst();

    assertThat(report.held()).isEmpty();
    assertThat(runs.corpus.size()).isEqualTo(40);
  }

  @Test
  void anExportThatLostItsTicketsIsHeldAsDeletedFilesAre() throws IOException {
    runs.write("desk/t.json", tickets(0, 30));
    runs.run(desk());
    runs.write("desk/t.json", tickets(0, 2));

    assertThat(runs.run(desk()).getFirst().held()).isPresent();
    assertThat(runs.corpus.size()).isEqualTo(30);

    runs.held.letThrough("desk", 28);
    assertThat(runs.run(desk()).getFirst().removed()).isEqualTo(28);
    assertThat(runs.run(desk()).getFirst().filesRead()).as("remembered in the end").isZero();
  }

  @Test
  void aTableThatLostMostOfItsRowsIsHeldUntilSomebodyLetsItThrough() throws IOException {
    runs.write("rota/rota.csv", rota(0, 50));
    runs.run(rota());
    runs.write("rota/rota.csv", rota(0, 20));

    assertThat(runs.run(rota()).getFirst().held())
        .hasValueSatisfying(
            held -> assertThat(held.sentence()).startsWith("30 of 50 rows are gone at the source"));
    assertThat(runs.teams()).isEqualTo(50);

    runs.held.letThrough("rota", 30);
    assertThat(runs.run(rota()).getFirst().held()).isEmpty();
    assertThat(runs.teams()).isEqualTo(20);
    assertThat(runs.held.all()).isEmpty();
    assertThat(runs.run(rota()).getFirst().filesRead()).as("remembered in the end").isZero();
  }

  @Test
  void aTableThatLostFewRowsIsReplacedAtOnce() throws IOException {
    runs.write("rota/rota.csv", rota(0, 50));
    runs.run(rota());
    runs.write("rota/rota.csv", rota(0, 31));

    assertThat(runs.run(rota()).getFirst().held()).isEmpty();
    assertThat(runs.teams()).isEqualTo(31);
  }

  @Test
  void rowsThatMovedToAnotherTableAreNoLoss() throws IOException {
    runs.write("rota/rota.csv", rota(0, 50));
    runs.run(rota());
    runs.write("rota/rota.csv", rota(0, 10));
    runs.write("rota/second.csv", rota(10, 50));

    assertThat(runs.run(rota()).getFirst().held()).isEmpty();
    assertThat(runs.teams()).isEqualTo(50);
  }

  @Test
  void aRenamedTableDoesNotMakeUpForOneThatWasCutShort() throws IOException {
    runs.write("rota/a.csv", rota(0, 50));
    runs.write("rota/b.csv", rota(50, 100));
    runs.run(rota());
    Files.move(folder.resolve("rota/a.csv"), folder.resolve("rota/c.csv"));
    runs.write("rota/b.csv", rota(50, 60));

    assertThat(runs.run(rota()).getFirst().held()).isPresent();
  }

  @Test
  void emptiedPagesAreHeldAsDeletedOnesAre() throws IOException {
    pages(0, 30);
    runs.run(wiki());
    for (int i = 0; i < 30; i++) {
      runs.write("wiki/p%d.md".formatted(i), "");
    }

    assertThat(runs.run(wiki()).getFirst().held()).isPresent();
    assertThat(runs.corpus.size()).isEqualTo(30);
  }

  @Test
  void aRootThatIsMissingIsSaidAndRemovesNothing() throws IOException {
    pages(0, 3);
    runs.run(wiki());
    Files.move(folder.resolve("wiki"), folder.resolve("elsewhere"));

    SourceReport report = runs.run(wiki()).getFirst();

    assertThat(report.listed()).isFalse();
    assertThat(runs.corpus.size()).isEqualTo(3);
  }

  @Test
  void aSourceTakenOutOfTheSettingsIsNeverHeld() throws IOException {
    pages(0, 60);
    runs.run(wiki());
    delete(0, 60);
    runs.run(wiki());

    assertThat(runs.run().getFirst().removed()).isEqualTo(60);
    assertThat(runs.held.all()).isEmpty();
  }

  private void pages(int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      runs.write("wiki/p%d.md".formatted(i), "# Page %d\n\nText %d.".formatted(i, i));
    }
  }

  private void delete(int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      Files.delete(folder.resolve("wiki/p%d.md".formatted(i)));
    }
  }

  private static String tickets(int from, int to) {
    StringBuilder all = new StringBuilder("[");
    for (int i = from; i < to; i++) {
      all.append(i > from ? "," : "")
          .append(
              "{\"number\":%d,\"title\":\"T%d\",\"state\":\"closed\",\"body\":\"B %d\",\"closed_at\":\"2026-06-09T10:00:00Z\",\"html_url\":\"https://x.example/%d\",\"user\":{\"login\":\"t\"}}"
                  .formatted(i + 1, i, i, i));
    }
    return all.append("]").toString();
  }

  private Source rota() {
    return runs.source("rota", SourceKind.ON_CALL, "rota");
  }

  private Source wiki() {
    return runs.source("wiki", SourceKind.PAGES, "wiki");
  }

  private Source desk() {
    return runs.source("desk", SourceKind.TICKETS, "desk");
  }

  private static String rota(int from, int to) {
    StringBuilder rows = new StringBuilder("team,person,start,end\n");
    for (int i = from; i < to; i++) {
      rows.append("team-%d,Ada,2026-10-01,2026-10-09%n".formatted(i));
    }
    return rows.toString();
  }
}
