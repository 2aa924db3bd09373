package io.signalbox.bot.slack.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.knowledge.table.ColumnValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Store of given answers and of the feedback on them. Safe for use from several threads and
 * processes.
 */
public final class GivenAnswers {
  private static final int LONGEST_QUESTION = 4000;
  private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

  private final Jdbi jdbi;

  public GivenAnswers(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Writes an answer down, inside the caller's transaction. */
  void record(Handle handle, GivenAnswer answer) {
    handle
        .createUpdate(
            """
            INSERT INTO given_answer (id, channel, thread_ts, asker, question, kind, body, given_at)
            VALUES (:id, :channel, :thread, :asker, :question, :kind, :body, :at) ON CONFLICT DO NOTHING
            """)
        .bind("id", answer.id())
        .bind("channel", answer.channel())
        .bind("thread", answer.threadTs())
        .bind("asker", answer.asker())
        .bind("question", ColumnValues.text(answer.question(), LONGEST_QUESTION))
        .bind("kind", answer.kind().stored())
        .bind("body", write(answer.content()))
        .bind("at", ColumnValues.time(answer.at()))
        .execute();
  }

  Optional<GivenAnswer> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM given_answer WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
  }

  /** The newest answer in a thread. */
  Optional<GivenAnswer> last(String channel, String threadTs) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM given_answer WHERE channel = :channel AND thread_ts = :thread
                    ORDER BY given_at DESC, id DESC FETCH FIRST 1 ROWS ONLY
                    """)
                .bind("channel", channel)
                .bind("thread", threadTs)
                .map((row, context) -> read(row))
                .findOne());
  }

  /** A person's newest questions, the newest first. */
  List<GivenAnswer> recent(String asker, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM given_answer WHERE asker = :asker
                    ORDER BY given_at DESC, id DESC FETCH FIRST :most ROWS ONLY
                    """)
                .bind("asker", asker)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
  }

  /** Verdicts on an answer. */
  record AnswerVerdicts(int helped, int failed) {}

  /** Answers given since then and before, the oldest first, at most so many. */
  List<GivenAnswer> between(Instant from, Instant to, int most) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM given_answer WHERE given_at >= :from AND given_at < :to
                        ORDER BY given_at DESC, id DESC FETCH FIRST :most ROWS ONLY
                        """)
                    .bind("from", ColumnValues.time(from))
                    .bind("to", ColumnValues.time(to))
                    .bind("most", most)
                    .map((row, context) -> read(row))
                    .list())
        .reversed();
  }

  /** Verdicts given since then, by answer. */
  Map<String, AnswerVerdicts> verdicts(Instant since) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT answer_id, SUM(CASE WHEN helped THEN 1 ELSE 0 END) AS helped, COUNT(*) AS verdicts
                        FROM answer_feedback WHERE given_at >= :since GROUP BY answer_id
                        """)
                    .bind("since", ColumnValues.time(since))
                    .map(
                        (row, context) ->
                            Map.entry(
                                row.getString("answer_id"),
                                new AnswerVerdicts(
                                    row.getInt("helped"),
                                    row.getInt("verdicts") - row.getInt("helped"))))
                    .list())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Keeps a person's verdict; a second one replaces the first. */
  void feedback(String id, String person, boolean helped, Instant now) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "DELETE FROM answer_feedback WHERE answer_id = ? AND person = ?", id, person);
          handle
              .createUpdate(
                  """
                  INSERT INTO answer_feedback (answer_id, person, helped, given_at)
                  VALUES (:id, :person, :helped, :now)
                  """)
              .bind("id", id)
              .bind("person", person)
              .bind("helped", helped)
              .bind("now", ColumnValues.time(now))
              .execute();
        });
  }

  private static GivenAnswer read(ResultSet row) throws SQLException {
    return new GivenAnswer(
        row.getString("id"),
        row.getString("channel"),
        row.getString("thread_ts"),
        row.getString("asker"),
        row.getString("question"),
        AnswerKind.ofStored(row.getString("kind")),
        read(row.getString("body")),
        ColumnValues.time(row, "given_at"));
  }

  /** An answer's content as its row holds it: the blocks of each message as a text of JSON. */
  private record StoredContent(
      List<String> messages,
      Optional<List<String>> more,
      String text,
      List<String> sources,
      List<String> places,
      Optional<String> owner,
      Optional<List<String>> rules,
      boolean onlyForAsker) {

    static StoredContent of(GivenAnswer.Content content) {
      return new StoredContent(
          content.messages().stream().map(BlockKit::json).toList(),
          Optional.of(content.more().stream().map(BlockKit::json).toList()),
          content.text(),
          content.sources(),
          content.places(),
          content.owner(),
          content.rules(),
          content.onlyForAsker());
    }

    GivenAnswer.Content content() {
      return new GivenAnswer.Content(
          messages.stream().map(BlockKit::read).toList(),
          more.orElse(List.of()).stream().map(BlockKit::read).toList(),
          text,
          sources,
          places,
          owner,
          rules,
          onlyForAsker);
    }
  }

  private static String write(GivenAnswer.Content content) {
    try {
      ObjectNode stored = MAPPER.valueToTree(StoredContent.of(content));
      if (content.more().isEmpty()) {
        stored.remove("more");
      }
      return MAPPER.writeValueAsString(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is plain JSON", e);
    }
  }

  private static GivenAnswer.Content read(String body) {
    try {
      return MAPPER.readValue(body, StoredContent.class).content();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that was given cannot be read", e);
    }
  }
}
