package io.signalbox.tools.foresight.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.foresight.prompt.PromptFileReader;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenPromptsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final String STYLE =
      "Answer in short sentences. Name the page that you took it from. Never promise a date that"
          + " nobody gave.";
  private static final String SAFETY =
      "Ask a person before you change anything on a server, and repeat to them what will be changed"
          + " and where.";

  @Test
  void storedFingerprintsTellWhoCarriesAFileAndWhatNobodyDeclared() {
    try (Database database = TestDatabase.h2()) {
      FingerprintRows rows = new FingerprintRows(database.jdbi());
      PromptFingerprinter fingerprinter = new PromptFingerprinter(rows.key(new SecureRandom()));
      save(rows, fingerprinter, "aaaa", "You explain invoices to customers. " + STYLE);
      save(rows, fingerprinter, "bbbb", SAFETY + " You restart services when an alert says so.");
      save(rows, fingerprinter, "cccc", "You deploy releases for the teams. " + SAFETY);
      PromptTree files =
          new PromptTree(PromptFileReader.read("house-style.md", STYLE.replace("short", "plain")));

      PromptFingerprinter later = new PromptFingerprinter(rows.key(new SecureRandom()));
      SeenPrompts seen = new SeenPrompts(rows.since(NOW.minusSeconds(1)));

      assertThat(seen.carrying(files, later))
          .extracting(edge -> edge.used().name() + " -> " + edge.user().name())
          .containsExactly("house-style.md -> seen-aaaa");
      assertThat(seen.undeclared(files, later))
          .singleElement()
          .satisfies(
              fragment ->
                  assertThat(fragment.carriers()).containsExactlyInAnyOrder("bbbb", "cccc"));
    }
  }

  @Test
  void aPromptThatIsSeenAgainStaysAndOneThatIsNotIsOutOfTheAnswer() {
    try (Database database = TestDatabase.h2()) {
      FingerprintRows rows = new FingerprintRows(database.jdbi());
      PromptFingerprinter fingerprinter = new PromptFingerprinter(new byte[32]);
      rows.save("agent.a", "old", fingerprinter.winnowed(STYLE), NOW.minusSeconds(100));
      rows.save("agent.a", "again", fingerprinter.winnowed(SAFETY), NOW.minusSeconds(100));
      rows.save("agent.a", "again", fingerprinter.winnowed(SAFETY), NOW);

      assertThat(rows.since(NOW.minusSeconds(10))).containsOnlyKeys("again");
      assertThat(rows.since(NOW.minusSeconds(10)).get("again").inOrder())
          .isEqualTo(fingerprinter.winnowed(SAFETY).inOrder());
    }
  }

  @Test
  void promptsOfACallerThatDifferInADateAreOneTemplate() {
    try (Database database = TestDatabase.h2()) {
      FingerprintRows rows = new FingerprintRows(database.jdbi());
      PromptFingerprinter fingerprinter = new PromptFingerprinter(new byte[32]);
      String prompt = STYLE + " " + SAFETY + " " + STYLE.replace("page", "chapter") + " Today is ";
      rows.save("agent.a", "one", fingerprinter.winnowed(prompt + "Monday."), NOW);
      rows.save("agent.a", "two", fingerprinter.winnowed(prompt + "Tuesday."), NOW.plusSeconds(9));
      rows.save("agent.b", "three", fingerprinter.winnowed(prompt + "Friday."), NOW);
      rows.save("agent.a", "four", fingerprinter.winnowed(SAFETY), NOW.plusSeconds(9));

      assertThat(rows.since(NOW.plusSeconds(1))).containsOnlyKeys("one", "four");
      assertThat(rows.templates()).containsEntry("two", "one").containsEntry("three", "three");
      assertThat(rows.byCaller(NOW)).containsEntry("agent.a", List.of("one", "four"));
      assertThat(rows.byCaller(NOW.plusSeconds(1))).containsOnlyKeys("agent.a");
    }
  }

  private static void save(
      FingerprintRows rows, PromptFingerprinter fingerprinter, String print, String text) {
    rows.save("agent." + print, print, fingerprinter.winnowed(text), NOW);
  }

  @Test
  void nothingSeenCarriesNothing() {
    PromptTree none = new PromptTree(List.of());

    assertThat(new SeenPrompts(Map.of()).undeclared(none, new PromptFingerprinter(new byte[32])))
        .isEmpty();
  }
}
