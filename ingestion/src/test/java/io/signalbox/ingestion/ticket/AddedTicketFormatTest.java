package io.signalbox.ingestion.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.read.Collected;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.TimestampReader;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ticket export of docs/extending.md, which shows the parts between the markers. */
class AddedTicketFormatTest {
  // snippet: ticket-reader
  /** Issues of Linear's CSV export. */
  static final class LinearCsvTickets implements RowReader<Ticket> {
    private static final CsvColumn ID = CsvColumn.of("ID");
    private static final CsvColumn TITLE = CsvColumn.of("Title");
    private static final CsvColumn DESCRIPTION = CsvColumn.of("Description");
    private static final CsvColumn COMPLETED = CsvColumn.of("Completed");
    private static final CsvColumn TEAM = CsvColumn.of("Team");
    private static final CsvColumn LABELS = CsvColumn.of("Labels");

    private final TimestampReader times;

    /** Creates a reader; {@code zone} is that of times without an offset. */
    LinearCsvTickets(ZoneId zone) {
      this.times = new TimestampReader(zone);
    }

    static boolean fits(CsvHeader header) {
      return header.has(ID) && header.has(TITLE) && header.has(COMPLETED);
    }

    @Override
    public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
      TicketIntake intake = new TicketIntake(path, sink);
      new CsvTable(path, List.of(ID, TITLE, COMPLETED), sink).read(in, row -> take(row, intake));
    }

    private void take(CsvRow row, TicketIntake intake) {
      if (row.find(COMPLETED).isEmpty()) {
        intake.leaveOut("an open ticket");
        return;
      }
      intake.take(
          row.line(),
          new TicketIntake.TicketDraft(
              row.text(ID),
              row.text(TITLE),
              row.text(DESCRIPTION),
              "",
              row.find(COMPLETED).flatMap(times::find),
              row.find(TEAM),
              Optional.empty(),
              row.list(LABELS)));
    }
  }

  // snippet end

  // snippet: ticket-test
  @Test
  void readsCompletedIssuesAndCountsOpenOnes() {
    Collected<Ticket> read =
        Collected.from(
            new LinearCsvTickets(ZoneOffset.UTC),
            "issues.csv",
            """
            ID,Team,Title,Description,Completed,Labels
            ENG-7,Payments,Payments time out,Raise the timeout to 75 s,2026-10-02T12:11:00Z,proxy
            ENG-8,Payments,Receipts are late,,,
            """);

    assertThat(read.rows).singleElement().returns("ENG-7", Ticket::key);
    assertThat(read.leftOut).containsExactly("an open ticket");
    assertThat(read.skipped).isEmpty();
  }

  // snippet end

  @Test
  void anIssueWithoutATitleIsSkippedAndItsLineNamed() {
    Collected<Ticket> read =
        Collected.from(
            new LinearCsvTickets(ZoneOffset.UTC),
            "issues.csv",
            "ID,Title,Completed\nENG-9,,2026-10-02T12:11:00Z\nENG-10,Fixed,2026-10-02T12:11:00Z\n");

    assertThat(read.lines()).containsExactly(2L);
    assertThat(read.rows).singleElement().returns("ENG-10", Ticket::key);
  }

  @Test
  void aTimeThatCannotBeReadCostsTheTimeAndNotTheTicket() {
    Collected<Ticket> read =
        Collected.from(
            new LinearCsvTickets(ZoneOffset.UTC),
            "issues.csv",
            "ID,Title,Completed\nENG-9,Late,last spring\nENG-10,Fixed,2026-10-02T12:11:00Z\n");

    assertThat(read.rows).extracting(Ticket::key).containsExactly("ENG-9", "ENG-10");
    assertThat(read.rows.getFirst().resolvedAt()).isEmpty();
    assertThat(read.rows.getLast().resolvedAt()).contains(Instant.parse("2026-10-02T12:11:00Z"));
  }

  @Test
  void isToldByItsHeader() {
    assertThat(LinearCsvTickets.fits(CsvHeader.sniff("ID,Team,Title,Completed"))).isTrue();
    assertThat(LinearCsvTickets.fits(CsvHeader.sniff("number,short_description,state"))).isFalse();
  }
}
