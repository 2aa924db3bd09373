package io.signalbox.knowledge.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.lookup.finding.LookUpResult;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookUpTest {
  private Harbour harbour;

  @BeforeEach
  void open() {
    harbour = Harbour.open();
  }

  @AfterEach
  void close() {
    harbour.close();
  }

  @Test
  void saysGapsOutLoud() {
    assertThat(harbour.text("who is on call for edge this weekend"))
        .isEqualTo(
            "On call for **edge** from Sat 28 Nov to Sun 29 Nov (Europe/Berlin): **Gus Hall**"
                + " (@gus) until Sat 28 Nov 09:00, then nobody until Mon 30 Nov 09:00.");
    assertThat(harbour.notices("who is on call for edge this weekend"))
        .containsExactly(
            "Nobody is on call for edge from Sat 28 Nov 09:00 to Mon 30 Nov 00:00"
                + " (Europe/Berlin).");
  }

  @Test
  void saysTheWholeGapWhenAskedAboutAnInstantInIt() {
    assertThat(harbour.text("who is on call for edge on sunday at 10:00"))
        .isEqualTo("On Sun 29 Nov 10:00 (Europe/Berlin) nobody is on call for **edge**.");
    assertThat(harbour.notices("who is on call for edge on sunday at 10:00"))
        .containsExactly(
            "Nobody is on call for edge from Sat 28 Nov 09:00 to Mon 30 Nov 09:00"
                + " (Europe/Berlin).");
  }

  @Test
  void saysDoubleBookingsOutLoud() {
    assertThat(harbour.text("who is on call for edge on friday at noon"))
        .contains("**Gus Hall** (@gus) and **Hal Ives** (@hal) are on call");
    assertThat(harbour.notices("who is on call for edge on friday at noon"))
        .containsExactly(
            "Double booking: Gus Hall and Hal Ives are both primary for edge"
                + " from Fri 27 Nov 09:00 to Fri 27 Nov 17:00 (Europe/Berlin).");
  }

  @Test
  void marksAnOverride() {
    assertThat(harbour.text("who is on call for payments on friday at 3pm"))
        .startsWith(
            "On Fri 27 Nov 15:00 (Europe/Berlin) **Dee Novak** (@dee), covering for **Ana Ruiz**,"
                + " is on call for **payments** until Fri 27 Nov 18:00");
  }

  @Test
  void saysWhereTheTableEnds() {
    assertThat(harbour.notices("who is on call for edge on 27-29 December"))
        .contains("The table I have for edge ends on Mon 28 Dec 09:00 (Europe/Berlin).");
    assertThat(harbour.text("who is on call for payments on 2027-06-01"))
        .contains("I cannot say; the table I have ends on Mon 11 Jan 2027 09:00");
  }

  @Test
  void saysThatATimeDoesNotExistAndAnswersForNow() {
    assertThat(harbour.notices("who is on call for payments on 31 February"))
        .containsExactly(
            "There is no 31 February.", "There is no such time, so this is about right now.");
  }

  @Test
  void saysWhatItAssumedOfAMisspeltName() {
    assertThat(harbour.notices("who owns ledgr-api"))
        .containsExactly("I took “ledgr-api” to mean ledger-api.");
    assertThat(harbour.notices("whos on call for paymnets"))
        .containsExactly("I took “paymnets” to mean payments.");
  }

  @Test
  void listsCandidatesWhenAMisspellingIsNearToSeveral() {
    harbour.ownership.replace(
        Harbour.CATALOG,
        List.of(
            Harbour.service("cargo-loader", List.of(), "a", "#a"),
            Harbour.service("cargo-leader", List.of(), "b", "#b")));

    assertThat(harbour.text("who owns cargo-lxader"))
        .isEqualTo(
            "Nothing is called exactly “cargo-lxader”."
                + " Did you mean **cargo-loader** or **cargo-leader**?");
  }

  @Test
  void neverNamesWhatTheAudienceMayNotSee() {
    LookUpResult finding = harbour.ask("who is on call for zork").orElseThrow();

    assertThat(finding.text()).doesNotContain("vault");
    assertThat(finding.files()).doesNotContain(Harbour.SECRET);
    assertThat(harbour.ask("who owns vault-store")).isEmpty();
    assertThat(harbour.ask("is sam secret on call")).isEmpty();
  }

  @Test
  void answersThoseWhoWereGranted() {
    assertThat(
            harbour.lookUp.answer(
                "who is on call for vault-store", Harbour.SECURITY, Harbour.NOW, Harbour.BERLIN))
        .get()
        .satisfies(finding -> assertThat(finding.text()).contains("**Sam Secret**"))
        .satisfies(finding -> assertThat(finding.files()).containsExactly(Harbour.SECRET));
  }

  @Test
  void citesTheFilesItRestsOn() {
    assertThat(harbour.ask("who is on call for auth").orElseThrow().files())
        .containsExactly(Harbour.ROTAS, Harbour.CATALOG);
    assertThat(harbour.ask("who owns kafka").orElseThrow().files())
        .containsExactly(Harbour.CATALOG);
  }

  @Test
  void leavesOnCallQuestionsToRetrievalWithoutAnyTable() {
    try (Harbour empty = Harbour.empty()) {
      assertThat(empty.ask("who is on call for payments")).isEmpty();
      assertThat(empty.ask("who is on call")).isEmpty();
      assertThat(empty.ask("when am i on call")).isEmpty();
      assertThat(empty.ask("who owns kafka")).isEmpty();
    }
  }

  @Test
  void writesNamesAsTextNotAsMarkup() {
    harbour.onCall.replace(
        Harbour.ROTAS,
        List.of(
            Harbour.shift(
                "edge",
                Role.PRIMARY,
                "Eve** <!channel>\n# Boss",
                "2026-11-23T09:00",
                "2026-12-01T09:00")));

    assertThat(harbour.text("who is on call for edge"))
        .startsWith("**Eve\\*\\* \\<!channel\\> # Boss**");
  }

  @Test
  void showsEachTeamWithItsOwnNoticesWhenNoneIsNamed() {
    LookUpResult finding = harbour.ask("who is on call on sunday").orElseThrow();

    assertThat(finding.text().lines()).filteredOn(line -> line.startsWith("- ")).hasSize(5);
    assertThat(finding.notices()).anyMatch(notice -> notice.contains("edge"));
    assertThat(finding.files()).containsExactly(Harbour.ROTAS);
  }

  @Test
  void answersForEachNameOfAList() {
    assertThat(harbour.text("who is on call for payments, edge and identity on sunday at 10:00?"))
        .isEqualTo(
            String.join(
                "\n\n",
                harbour.text("who is on call for payments on sunday at 10:00"),
                harbour.text("who is on call for edge on sunday at 10:00"),
                harbour.text("who is on call for identity on sunday at 10:00")));
    assertThat(harbour.notices("who is on call for payments and edge on sunday at 10:00"))
        .hasSize(1);
  }

  @Test
  void leavesLongAndHostileTextAlone() {
    Instant now = Harbour.NOW;

    assertThat(harbour.ask("who is on call ".repeat(500))).isEmpty();
    assertThat(harbour.ask("who owns " + "a ".repeat(100))).isEmpty();
    assertThat(harbour.ask("who owns '; DROP TABLE oncall_shift; --")).isEmpty();
    assertThat(harbour.ask("")).isEmpty();
    assertThat(harbour.ask("who owns ???")).isEmpty();
    assertThat(harbour.lookUp.answer("who owns \uD83D", Harbour.ANYONE, now, Harbour.BERLIN))
        .isEmpty();
  }
}
