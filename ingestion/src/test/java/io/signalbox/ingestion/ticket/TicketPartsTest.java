package io.signalbox.ingestion.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.read.Collected;
import io.signalbox.knowledge.ticket.Ticket;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authors, times and texts of tickets in the exports of many countries. */
class TicketPartsTest {
  private static final String THANKS =
      """
      {"tickets": [{"id": 2, "subject": "Mail", "status": "closed", "requester_id": 1, "description": "Mail slow",
       "updated_at": "2026-10-02T10:00:00Z", "comments": [
        {"author_id": 1, "body": "Mail slow", "public": true},
        {"author_id": 2, "body": "Raised the queue limit to 400 on mx-2", "public": true},
        {"author_id": 2, "body": "The customer's key was leaked, do not tell", "public": false},
        {"author_id": 1, "body": "Perfect, everything works again now, I love it", "public": true}]}]}
      """;

  @Test
  void whatHelpedIsSaidByTheOneWhoSolvedItAndNotByTheOneWhoAsked() {
    Collected<Ticket> read =
        Collected.from(TicketFormat.anyReader(ZoneOffset.UTC), "z.json", THANKS);

    assertThat(read.rows.getFirst().resolution())
        .isEqualTo("Raised the queue limit to 400 on mx-2");
  }

  @Test
  void internalNotesAreReadOnlyWhereTheSourceSaysSo() {
    Collected<Ticket> read =
        Collected.from(TicketFormat.anyReader(ZoneOffset.UTC, true), "z.json", THANKS);

    assertThat(read.rows.getFirst().resolution()).contains("was leaked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "02/Oct/26 2:11 PM",
        "02/Okt/26 2:11 PM",
        "02/out/26 2:11 PM",
        "02/Sept/26 2:11 PM",
        "02/oct./26 2:11 PM",
        "02/окт/26 14:11",
        "2 octobre 2026 14:11",
        "02.10.2026 14:11",
        "2026/10/02 14:11",
        "2026-10-02T14:11:09.000+0200",
        "2/10/2026 14:11",
        "10/2/2026 2:11 PM",
        "25/10/2026 14:11",
      })
  void readsTheDaysThatJiraWritesInManyLanguages(String written) {
    String text =
        "Summary,Issue key,Status,Resolution,Resolved,Description\nx,D-1,Done,Done,\"%s\",d\n"
            .formatted(written);

    Collected<Ticket> read =
        Collected.from(TicketFormat.anyReader(ZoneId.of("Europe/Berlin")), "j.csv", text);

    int month = written.contains("Sept") ? 9 : 10;
    int day = written.startsWith("25") ? 25 : 2;
    assertThat(read.rows.getFirst().resolvedAt())
        .map(at -> at.atZone(ZoneId.of("Europe/Berlin")).toLocalDateTime().toString())
        .hasValueSatisfying(
            at -> assertThat(at).startsWith("2026-%02d-%02dT14:11".formatted(month, day)));
  }

  @Test
  void oneDayAboveTwelveTellsTheOrderOfTheWholeColumn() {
    String text =
        "Summary,Issue key,Status,Resolution,Resolved,Description\n"
            + "x,D-1,Done,Done,10/2/2026 14:11,d\ny,D-2,Done,Done,10/25/2026 14:11,d\n";

    Collected<Ticket> read = Collected.from(TicketFormat.anyReader(ZoneOffset.UTC), "j.csv", text);

    assertThat(read.rows.getFirst().resolvedAt().orElseThrow()).hasToString("2026-10-02T14:11:00Z");
  }

  @Test
  void readsAGermanExport() {
    String text =
        "Zusammenfassung,Vorgangsschlüssel,Status,Lösung,Zugewiesene"
            + " Person,Erledigt,Beschreibung,Kommentar,Kommentar\n"
            + "Zahlungen hängen,PAY-11,Erledigt,Erledigt,Ada Beispiel,03/Okt/26 9:00 AM,Die Queue"
            + " steht.,03/Okt/26 8:50 AM;ada;Den Worker settle-7 neu gestartet und die Queue"
            + " geleert.,\n";

    Collected<Ticket> read = Collected.from(TicketFormat.anyReader(ZoneOffset.UTC), "j.csv", text);

    Ticket ticket = read.rows.getFirst();
    assertThat(ticket.key()).isEqualTo("PAY-11");
    assertThat(ticket.resolution()).startsWith("Den Worker settle-7");
    assertThat(ticket.resolvedAt()).isPresent();
    assertThat(ticket.owner()).contains("Ada Beispiel");
  }

  @Test
  void readsServiceNowsJson() {
    Collected<Ticket> read =
        Collected.from(
            TicketFormat.anyReader(ZoneOffset.UTC),
            "s.json",
            """
            {"records": [{"number": "INC0010042", "short_description": "VPN drops", "description": "VPN drops each hour",
             "state": "7", "close_notes": "Raised the rekey interval to 8h on vpn-gw-2", "resolved_at": "2026-10-02 14:11:09",
             "assignment_group": {"display_value": "Network", "link": "x"}}]}
            """);

    assertThat(read.rows.getFirst().resolution()).startsWith("Raised the rekey interval");
    assertThat(read.rows.getFirst().owner()).contains("Network");
  }
}
