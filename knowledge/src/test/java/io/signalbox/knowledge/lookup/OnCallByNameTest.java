package io.signalbox.knowledge.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.lookup.finding.LookUpResult;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnCallByNameTest {
  /** Only asked here, so one does for all. */
  private static Harbour harbour;

  @BeforeAll
  static void open() {
    harbour = Harbour.open();
  }

  @AfterAll
  static void close() {
    harbour.close();
  }

  private Optional<LookUpResult> ask(String words) {
    NameWithTime asked = NameWithTime.read(words, Harbour.NOW, Harbour.BERLIN);
    return harbour.lookUp.onCall(
        asked.name(), asked.when(), Harbour.ANYONE, Harbour.NOW, Harbour.BERLIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payments",
        "payments friday",
        "payments friday 18:00",
        "friday 15:00 payments",
        "payments, on friday at 3pm?",
        "payments tomorrow 9:00 to 17:00",
        "payments 18:00 UTC",
        "the payments team",
        "edge this weekend",
        "edge on sunday at 10:00 please",
        "edge 27-29 December",
        "payments on 31 February",
        "payments yesterday",
        "payments in 2 hours",
        "payments 9 o\u2019clock",
        "ledger-api",
        "ledger-api friday",
        "paymnets",
        "\"payments\"",
        "`edge` tomorrow",
        "zork",
        "zork friday",
        "no such team at all",
        "incidents",
        "my team",
        "x",
        "",
      })
  void aNameAndATimeAreAnsweredAsTheWholeQuestionIs(String words) {
    assertThat(ask(words)).isEqualTo(harbour.ask("who is on call for " + words));
  }

  @Test
  void aTeamIsAnsweredForTheTimeBesideIt() {
    assertThat(ask("payments friday 15:00").orElseThrow().text())
        .startsWith("On Fri 27 Nov 15:00 (Europe/Berlin) **Dee Novak** (@dee)");
    assertThat(ask("payments fri 3pm").orElseThrow().text())
        .isEqualTo(ask("payments friday 15:00").orElseThrow().text());
  }

  @ParameterizedTest
  @CsvSource({
    "payments friday 18:00, payments",
    "tomorrow edge, edge",
    "the payments team, the payments team",
    "friday, ''",
  })
  void wordsOfTimeAreNoPartOfTheName(String words, String name) {
    assertThat(NameWithTime.read(words, Harbour.NOW, Harbour.BERLIN).name()).isEqualTo(name);
  }

  @Test
  void anOwnerIsFoundByTheNameAlone() {
    assertThat(harbour.lookUp.owner("kafka", Harbour.ANYONE))
        .isPresent()
        .isEqualTo(harbour.ask("who owns kafka"));
    assertThat(harbour.lookUp.owner("the ledgr-api", Harbour.ANYONE))
        .isPresent()
        .isEqualTo(harbour.ask("who owns the ledgr-api"));
    assertThat(harbour.lookUp.owner("vault-store", Harbour.ANYONE)).isEmpty();
  }
}
