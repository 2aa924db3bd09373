package io.signalbox.ingestion.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.read.Collected;
import io.signalbox.ingestion.read.GeneratedStream;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every format on a file as its system writes it, told by its content alone. */
class TicketFormatTest {
  private static final RowReader<Ticket> ANY = TicketFormat.anyReader(ZoneId.of("Europe/Berlin"));

  @Test
  void readsJirasCsvExport() {
    Collected<Ticket> read = Collected.fromFile(ANY, "ticket/jira-export.csv");

    Ticket ticket = read.rows.getFirst();
    assertThat(ticket.key()).isEqualTo("PAY-12");
    assertThat(ticket.problem())
        .isEqualTo(
            "### What we see\n"
                + "Requests hang for **exactly** 30 s, see `nginx.conf`.\n"
                + "```\n"
                + "upstream timed out; (110: Connection timed out)\n"
                + "```\n\n"
                + "1. open the cart\n"
                + "1. pay");
    assertThat(ticket.resolution())
        .isEqualTo("Raised `proxy_read_timeout` to 75s; keepalive was the cause.");
    assertThat(ticket.resolvedAt()).contains(Instant.parse("2026-10-02T12:11:00Z"));
    assertThat(ticket.owner()).contains("Ana Ruiz");
    assertThat(ticket.labels()).containsExactly("proxy", "timeout", "checkout");
    assertThat(read.rows.get(1).resolution())
        .isEqualTo("Set the JVM zone to UTC, the report service had none");
    assertThat(read.rows.get(1).resolvedAt()).contains(Instant.parse("2026-10-02T12:11:00Z"));
    assertThat(read.rows).hasSize(2);
    assertThat(read.leftOut).containsExactly("an open ticket");
    assertThat(read.skipped).isEmpty();
  }

  @Test
  void readsJirasSearchResult() {
    Collected<Ticket> read = Collected.fromFile(ANY, "ticket/jira-search.json");

    Ticket ticket = read.rows.getFirst();
    assertThat(read.rows).hasSize(1);
    assertThat(ticket.problem())
        .isEqualTo(
            "## Symptom\n\n"
                + "The step waits for `ready=2` forever.\n\n"
                + "- only in eu-west\n\n"
                + "```bash\n"
                + "kubectl get pods\n"
                + "```");
    assertThat(ticket.resolution())
        .isEqualTo("The readiness probe pointed at the old port; corrected in the chart.");
    assertThat(ticket.resolvedAt()).contains(Instant.parse("2026-10-02T12:11:03Z"));
    assertThat(ticket.link()).contains("https://harbour.example.net/browse/PLAT-7");
    assertThat(ticket.labels()).containsExactly("deploy", "pipeline");
    assertThat(read.leftOut).hasSize(1);
    assertThat(read.complaints())
        .containsExactly("ticket/jira-search.json:34: the issue has no object \"fields\"");
  }

  @Test
  void readsZendesksPagesAndLines() {
    Collected<Ticket> read = Collected.fromFile(ANY, "ticket/zendesk.json");

    Ticket ticket = read.rows.getFirst();
    assertThat(read.rows).hasSize(1);
    assertThat(ticket.key()).isEqualTo("#35436");
    assertThat(ticket.problem())
        .isEqualTo(
            "The VPN **drops** every hour.\n\n```\nTLS: key negotiation failed & gave up\n```");
    assertThat(ticket.resolution()).isEqualTo("Set `reneg-sec 0` in the client profile.");
    assertThat(ticket.link()).contains("https://harbour.example.net/agent/tickets/35436");
    assertThat(ticket.owner()).contains("IT Support");
    assertThat(read.complaints())
        .containsExactly("ticket/zendesk.json:10: ticket #35438 has no title");

    Collected<Ticket> lines =
        Collected.from(
            ANY,
            "export.jsonl",
            "{\"id\":1,\"status\":\"solved\",\"subject\":\"a\"}\n"
                + "{\"id\":2,\"status\":\n"
                + "{\"id\":3,\"status\":7,\"subject\":[]}\n"
                + "{\"id\":4,\"status\":\"closed\",\"subject\":\"b\",\"comments\":null,\"tags\":\"x\"}\n");
    assertThat(lines.rows).extracting(Ticket::key).containsExactly("#1", "#4");
    assertThat(lines.lines()).containsExactly(2L);
    assertThat(lines.leftOut).hasSize(1);
  }

  @Test
  void readsServiceNowsListExport() {
    Collected<Ticket> read = Collected.fromFile(ANY, "ticket/servicenow.csv");

    assertThat(read.rows).extracting(Ticket::key).containsExactly("INC0010001", "INC0010002");
    assertThat(read.rows)
        .extracting(Ticket::resolution)
        .containsExactly(
            "Restarted the spooler and cleared /var/spool/cups",
            "Raised the quota to 100 GB and archived 2024.");
    assertThat(read.rows.get(1).resolvedAt()).contains(Instant.parse("2026-10-02T12:11:00Z"));
    assertThat(read.rows.get(1).owner()).contains("Messaging");
    assertThat(read.leftOut).hasSize(1);
  }

  @Test
  void readsGithubsIssuesWithoutPullRequests() {
    Collected<Ticket> read = Collected.fromFile(ANY, "ticket/github-issues.json");

    assertThat(read.rows).extracting(Ticket::key).containsExactly("#4711", "#4714");
    assertThat(read.rows.getFirst().resolution())
        .isEqualTo("Defaults are merged before validation.");
    assertThat(read.rows.getFirst().problem())
        .contains("### Resolution of names")
        .contains("### Environment")
        .doesNotContain("merged");
    assertThat(read.rows.get(1).resolution())
        .isEqualTo("The idle timeout was never set; now it is 60 s.");
    assertThat(read.leftOut).containsExactlyInAnyOrder("a pull request", "an open ticket");
  }

  @Test
  void keepsIssuesOfSeveralRepositoriesApart() {
    String issue =
        "{\"number\":1,\"state\":\"closed\",\"title\":\"t\",\"html_url\":\"https://github.com/a/%s/issues/1\"}";

    Collected<Ticket> read =
        Collected.from(
            ANY,
            "i.json",
            "["
                + issue.formatted("x")
                + ","
                + issue.formatted("y")
                + ","
                + issue.formatted("x")
                + "]");

    assertThat(read.rows).extracting(Ticket::key).containsExactly("#1", "a/y#1");
    assertThat(read.complaints().getFirst()).contains("#1 stands in this export already");
  }

  @Test
  void tellsTheFormatOfLinesThatBeginWithABrokenOne() {
    Collected<Ticket> read =
        Collected.from(
            ANY,
            "z.jsonl",
            "{\"id\":1,\"sta\n{\"id\":2,\"status\":\"solved\",\"subject\":\"b\"}\n");

    assertThat(read.rows).extracting(Ticket::key).containsExactly("#2");
    assertThat(read.lines()).containsExactly(1L);
  }

  @Test
  void saysWhichFormatsThereAreWhenItKnowsNone() {
    Collected<Ticket> read = Collected.from(ANY, "notes.txt", "hello\nworld\n");

    assertThat(read.complaints())
        .containsExactly(
            "notes.txt: is not recognised as a ticket export; the formats are"
                + " jira-csv, jira-json, zendesk, servicenow-csv, servicenow-json, servicenow-xml,"
                + " github-issues, gitlab-csv, gitlab-json, linear-csv, linear-json, freshdesk-csv,"
                + " freshdesk-json, redmine-csv, redmine-json");
    assertThat(Collected.from(ANY, "empty", "").skipped).hasSize(1);
    assertThat(TicketFormat.named("zendesk")).contains(TicketFormat.ZENDESK);
    assertThat(TicketFormat.named("remedy")).isEmpty();
  }

  @Test
  void skipsWhatStandsInTheExportTwice() {
    Collected<Ticket> read =
        Collected.from(
            ANY,
            "j.csv",
            "Issue key,Summary,Status\nA-1,one,Done\nA-1,again,Done\n,none,Done\nA-2,,Done\n");

    assertThat(read.rows).extracting(Ticket::title).containsExactly("one");
    assertThat(read.lines()).containsExactly(3L, 4L, 5L);
  }

  @Test
  void readsFarMoreThanItHolds() throws IOException {
    String text = "x".repeat(2_000);
    int count = 10_000;
    var pieces =
        Stream.concat(
                Stream.of("Issue key,Summary,Status,Description,Comment\n"),
                IntStream.range(0, count)
                    .mapToObj(
                        i ->
                            "P-"
                                + i
                                + ",title,Done,\""
                                + text
                                + "\",01/Oct/26 10:02 AM;ana;Restarted the pod number "
                                + i
                                + "\n"))
            .iterator();
    AtomicLong rows = new AtomicLong();
    RowSink<Ticket> sink =
        new RowSink<>() {
          @Override
          public void row(Ticket ticket) {
            rows.incrementAndGet();
          }

          @Override
          public void skipped(SkippedItem skipped) {
            throw new AssertionError(skipped);
          }
        };

    ANY.read("p.csv", new GeneratedStream(pieces), sink);

    assertThat(rows).hasValue(count);
  }

  @Test
  void givesTheSameTicketsUpToWhereAFileIsCut() throws IOException {
    for (String file :
        List.of(
            "jira-export.csv",
            "jira-search.json",
            "zendesk.json",
            "servicenow.csv",
            "github-issues.json")) {
      byte[] whole = getClass().getResourceAsStream("/rows/ticket/" + file).readAllBytes();
      List<Ticket> all = Collected.from(ANY, file, whole).rows;
      for (int length = 0; length < whole.length; length += 7) {
        List<Ticket> read = Collected.from(ANY, file, Arrays.copyOf(whole, length)).rows;

        // The last row may be cut within its last cell, which no reader can know; the others are as
        // they were.
        int sure = Math.max(0, read.size() - 1);
        assertThat(read.subList(0, sure))
            .as("%s cut at %d", file, length)
            .isEqualTo(all.subList(0, sure));
      }
    }
  }
}
