package io.signalbox.ingestion.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export of a Slack workspace, of which threads of public channels become past conversations. */
class SlackExportTest {
  @TempDir private Path folder;
  private IngestionFixture runs;

  @BeforeEach
  void open() throws IOException {
    runs = new IngestionFixture(folder);
    runs.write(
        "slack/users.json",
        """
        [{"id": "U1", "name": "ana", "profile": {"display_name": "Ana Ruiz"}},
         {"id": "U2", "name": "bo", "profile": {"display_name": "", "real_name": "Bo Li"}},
         {"id": "U3", "name": "deploybot", "is_bot": true, "profile": {}}]
        """);
    runs.write(
        "slack/channels.json",
        """
        [{"id": "C1", "name": "payments", "members": ["U1"]},
         {"id": "C2", "name": "secret-plans", "is_private": true}]
        """);
    runs.write("slack/dms.json", "[{\"id\": \"D1\", \"members\": [\"U1\", \"U2\"]}]");
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void aThreadIsWhatWasAskedAndTheAnswerOfAnotherPerson() throws IOException {
    day(
        "payments/2026-10-01.json",
        """
        [{"type": "message", "user": "U1", "ts": "1790841600.000100", "thread_ts": "1790841600.000100",
          "reply_count": 3, "latest_reply": "1790845500.000100",
          "text": "<@U2> checkout hangs &amp; I see `a&lt;b` in <#C1|payments>, see <https://x.example/d|the dashboard>"},
         {"type": "message", "user": "U2", "ts": "1790842600.000100", "thread_ts": "1790841600.000100",
          "text": "Raise `pool.size` to 40 in <#C1>, then restart."},
         {"type": "message", "user": "U3", "bot_id": "B1", "ts": "1790842700.000100", "thread_ts": "1790841600.000100",
          "text": "Deployment 17 of payments was started by a pipeline"},
         {"type": "message", "user": "U1", "ts": "1790845500.000100", "thread_ts": "1790841600.000100",
          "text": "Thanks a lot, that made the whole checkout quick again"},
         {"type": "message", "user": "U1", "ts": "1790846600.000100", "text": "lunch?"},
         {"type": "message", "subtype": "channel_join", "user": "U2", "ts": "1790846700.000100", "text": "joined"}]
        """);

    day("payments/canvas_in_the_conversation.json", "{}");

    SourceReport report = runs.run(slack()).getFirst();

    assertThat(text("payments/2026-10-01.json", "payments/1790841600.000100"))
        .contains("@Bo Li checkout hangs & I see `a<b` in #payments")
        .contains("Raise `pool.size` to 40 in #payments, then restart.")
        .doesNotContain("Thanks")
        .doesNotContain("Deployment 17");
    assertThat(report.skipped()).isEmpty();
    assertThat(report.leftOut())
        .containsEntry("a message outside of a thread", 1L)
        .containsEntry("a message of a program or a notice of Slack", 2L)
        .containsEntry("a list of a Slack export", 4L);
  }

  @Test
  void anAnswerThatCameOnAnotherDayIsFound() throws IOException {
    day(
        "payments/2026-10-01.json",
        """
        [{"user": "U1", "ts": "1790841600.000100", "thread_ts": "1790841600.000100", "reply_count": 1,
          "latest_reply": "1791014400.000100", "text": "Who can unlock the vault?"}]
        """);
    day(
        "payments/2026-10-03.json",
        """
        [{"user": "U2", "ts": "1791014400.000100", "thread_ts": "1790841600.000100",
          "text": "Anybody of the platform team with a key."}]
        """);

    runs.run(slack());

    assertThat(text("payments/2026-10-01.json", "payments/1790841600.000100"))
        .contains("Anybody of the platform team");
    assertThat(runs.corpus.size()).isOne();
  }

  @Test
  void theMarkedAnswerWinsOverALaterOne() throws IOException {
    day(
        "payments/2026-10-01.json",
        """
        [{"user": "U1", "ts": "1790841600.000100", "thread_ts": "1790841600.000100", "reply_count": 2,
          "text": "How do I rotate the key?"},
         {"user": "U2", "ts": "1790841700.000100", "thread_ts": "1790841600.000100",
          "text": "Run rotate.sh on the bastion.", "reactions": [{"name": "white_check_mark", "users": ["U1"]}]},
         {"user": "U2", "ts": "1790841800.000100", "thread_ts": "1790841600.000100",
          "text": "By the way, dinner is at seven tonight."}]
        """);

    runs.run(slack());

    assertThat(text("payments/2026-10-01.json", "payments/1790841600.000100"))
        .contains("Run rotate.sh")
        .doesNotContain("dinner");
  }

  @Test
  void privateChannelsAndDirectMessagesAreLeftOut() throws IOException {
    String thread =
        """
        [{"user": "U1", "ts": "1790841600.000100", "thread_ts": "1790841600.000100", "reply_count": 1,
          "text": "Who leaves?"},
         {"user": "U2", "ts": "1790841700.000100", "thread_ts": "1790841600.000100",
          "text": "Everybody of the second floor."}]
        """;
    day("secret-plans/2026-10-01.json", thread);
    day("D1/2026-10-01.json", thread);
    day("mpdm-ana--bo-1/2026-10-01.json", thread);

    SourceReport report = runs.run(slack()).getFirst();

    assertThat(runs.corpus.size()).isZero();
    assertThat(report.leftOut()).containsEntry("a message of a private conversation", 6L);
  }

  @Test
  void secretsAreMasked() throws IOException {
    String key = "AKIA" + "Z7QX4RT2" + "LM9PWK3V";
    day(
        "payments/2026-10-01.json",
        """
        [{"user": "U1", "ts": "1790841600.000100", "thread_ts": "1790841600.000100", "reply_count": 1,
          "text": "Which key is it?"},
         {"user": "U2", "ts": "1790841700.000100", "thread_ts": "1790841600.000100",
          "text": "Use %s for the archive bucket."}]
        """
            .formatted(key));

    SourceReport report = runs.run(slack()).getFirst();

    assertThat(text("payments/2026-10-01.json", "payments/1790841600.000100"))
        .contains("for the archive bucket")
        .doesNotContain(key);
    assertThat(report.masked()).isNotEmpty();
  }

  private void day(String path, String messages) throws IOException {
    runs.write("slack/" + path, messages);
  }

  private Source slack() {
    return runs.source("slack", SourceKind.TICKETS, "slack");
  }

  private String text(String path, String anchor) {
    DocumentId id = new DocumentId("slack/" + path + "#" + anchor);
    Document document =
        runs.corpus.changesAfter(0, "none", 100).stream()
            .filter(CorpusChange.Stored.class::isInstance)
            .map(CorpusChange.Stored.class::cast)
            .map(CorpusChange.Stored::document)
            .filter(stored -> stored.id().equals(id))
            .findFirst()
            .orElseThrow();
    return document.passages().stream().map(Passage::text).collect(Collectors.joining("\n"));
  }
}
