package io.signalbox.knowledge.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.ownership.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows of teams in an ownership table, which say where the owners of services are asked. */
class TeamRowsTest {
  private final Harbour harbour = Harbour.empty();

  TeamRowsTest() {
    harbour.ownership.replace(
        new TableFile(
            "catalog",
            "org.yaml",
            AccessRule.everyone(),
            Optional.empty(),
            Instant.parse("2026-11-27T00:00:00Z")),
        List.of(
            Harbour.service("ledger", List.of(), "payments", ""),
            Harbour.service("team-a/ledger", List.of("ledger"), "team-a/payments", ""),
            Ownership.ofTeam(
                "payments",
                List.of("Money Movers"),
                Optional.of("#pay-help"),
                Optional.of("pay@example.org"),
                Optional.of("Members: ana, bo.")),
            Ownership.ofTeam(
                "idle", List.of(), Optional.of("#idle"), Optional.empty(), Optional.empty())));
  }

  @AfterEach
  void close() {
    harbour.close();
  }

  @Test
  void aServiceIsAskedAboutWhereItsTeamIs() {
    assertThat(harbour.text("who owns ledger"))
        .contains("**ledger** belongs to **payments**. Ask in **#pay-help**.")
        .contains("Contact: pay@example.org.");
    assertThat(harbour.notices("who owns ledger")).isEmpty();
  }

  @Test
  void aTeamIsKnownByItsOtherNameAndIsNoServiceOfItsOwn() {
    assertThat(harbour.text("which channel for Money Movers"))
        .isEqualTo(
            "Ask the team **payments** in **#pay-help**. Contact: pay@example.org. The team"
                + " **payments** owns **ledger**. Members: ana, bo.");
  }

  @Test
  void aTeamThatOwnsNothingIsAskedAllTheSame() {
    assertThat(harbour.text("which channel for idle"))
        .isEqualTo(
            "Ask the team **idle** in **#idle**. The tables name nothing that the team **idle**"
                + " owns.");
  }
}
