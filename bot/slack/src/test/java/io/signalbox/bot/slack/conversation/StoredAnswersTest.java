package io.signalbox.bot.slack.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.MarkdownBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredAnswersTest {
  private static final String BLOCKS =
      "[{\"type\":\"markdown\",\"text\":\"Restart the “broker” \\u0026 wait\"},"
          + "{\"type\":\"context\",\"elements\":[{\"type\":\"mrkdwn\",\"text\":\"[1]"
          + " \\u003chttps://example.com/a|Kafka\\u003e\"}]}]";

  /** The body of a row, as it was written before blocks were objects in the program. */
  private static final String BODY =
      "{\"messages\":[%s],\"text\":\"Restart it\",\"sources\":[\"pages/kafka.md\"],"
              .formatted("\"" + BLOCKS.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
          + "\"places\":[\"Kafka\"],\"owner\":\"@platform\",\"rules\":[\"everyone\"],"
          + "\"onlyForAsker\":true}";

  private final Database database = TestDatabase.h2();
  private final StoredAnswers answers = new StoredAnswers(database.jdbi());

  @AfterEach
  void close() {
    database.close();
  }

  private void insert(String id, String body) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO given_answer"
                        + " (id, channel, thread_ts, asker, question, kind, body, given_at)"
                        + " VALUES (?, 'C1', '1.1', 'U1', 'kafka is down', 'cited', ?, NOW())",
                    id,
                    body));
  }

  private String body(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT body FROM given_answer WHERE id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void anAnswerOfAnEarlierReleaseIsReadAsBlocks() {
    insert("old", BODY);

    StoredAnswer answer = answers.find("old").orElseThrow();

    assertThat(answer.kind()).isEqualTo(AnswerKind.CITED);
    assertThat(answer.content().messages().getFirst())
        .hasExactlyElementsOfTypes(MarkdownBlock.class, ContextBlock.class);
    assertThat(BlockKit.json(answer.content().messages().getFirst())).isEqualTo(BLOCKS);
    assertThat(answer.content().owner()).contains("@platform");
    assertThat(answer.isPrivate()).isTrue();
  }

  @Test
  void anAnswerIsStoredAsEarlierReleasesReadIt() {
    insert("old", BODY);
    StoredAnswer copy = answers.find("old").orElseThrow().named("new");

    database.jdbi().useHandle(handle -> answers.record(handle, copy));

    assertThat(body("new")).isEqualTo(BODY);
    assertThat(answers.recent("U1", 5)).extracting(StoredAnswer::id).contains("new", "old");
  }
}
