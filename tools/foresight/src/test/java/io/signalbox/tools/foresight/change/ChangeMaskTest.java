package io.signalbox.tools.foresight.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeMaskTest {
  private static final String OLD_KEY = "AKIAQ4ZT7XW2MKL9PBVN";
  private static final String NEW_KEY = "AKIAR5YU8ZX3NLM2QCWP";

  @Test
  void secretsAndPersonalDataOfBothTextsAreMaskedBeforeTheyAreKeptAndCompared() throws Exception {
    ArtefactChange change =
        new ArtefactChange(
            0,
            "prompt:sec.md",
            "2",
            Instant.EPOCH,
            "lena",
            "Ask with " + OLD_KEY + " or write to ana.silva@harbourline.de at night.",
            "Ask with " + NEW_KEY + " or write to ana.silva@harbourline.de by day.",
            Optional.empty());
    try (Database database = TestDatabase.h2()) {
      ArtefactChange kept =
          database.jdbi().inTransaction(handle -> ChangeRows.add(handle, change)).orElseThrow();

      assertThat(kept.was() + kept.becomes())
          .doesNotContain("AKIA", "ana.silva")
          .contains("Ask with", "at night", "by day");
      assertThat(WordDifference.between(kept.was(), kept.becomes()).toString())
          .contains("night", "day")
          .doesNotContain("AKIA", "silva");
    }
  }

  @Test
  void anAnnouncementAndAReportLoseTheirSecrets() {
    assertThat(ChangeMask.masked("the password: hunter2hunter2 ends, ask ana.silva@example.org"))
        .contains("ends")
        .doesNotContain("hunter2", "silva");
    assertThat(ChangeMask.withoutSecrets("- `a.md` of `ana.silva@example.org`: " + OLD_KEY))
        .contains("ana.silva@example.org")
        .doesNotContain("AKIA");
  }
}
