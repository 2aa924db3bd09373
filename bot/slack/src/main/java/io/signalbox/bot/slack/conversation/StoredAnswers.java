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
 * Repository of the tables given_answer and answer_feedback: answers that were given, and people's
 * verdicts on them. Safe for use from several threads and processes.
 */
public final class StoredAnswers {
  private static final int LONGEST_QUESTION = 4000;
  private static final int LONGEST_SOURCES = 1000;
  private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

  private final Jdbi jdbi;

  public StoredAnswers(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Inserts an answer, inside the caller's transaction. */
  void record(Handle handle, StoredAnswer answer) {
    handle
        .createUpdate(
            """
            INSERT INTO given_answer
              (id, channel, thread_ts, asker, question, kind, body, given_at,
               signals, answered_from, written_over)
            VALUES (:id, :channel, :thread, :asker, :question, :kind, :body, :at,
              :signals, :sources, :route) ON CONFLICT DO NOTHING
            """)
        .bind("id", answer.id())
        .bind("channel", answer.channel())
        .bind("thread", answer.threadTs())
        .bind("asker", answer.asker())
        .bind("question", ColumnValues.text(answer.question(), LONGEST_QUESTION))
        .bind("kind", answer.kind().stored())
        .bind("body", write(answer.content()))
        .bind("at", ColumnValues.time(answer.at()))
        .bind("signals", answer.measure().signals())
        .bind("sources", sources(answer.measure()))
        .bind("route", answer.measure().route().orElse(null))
        .execute();
  }

  /** Returns as many names as fit whole: half a name would be that of another source. */
  private static String sources(AnswerMeasure measure) {
    StringBuilder names = new StringBuilder();
    for (String each : measure.sources()) {
      if (names.length() + each.length() < LONGEST_SOURCES) {
        names.append(names.isEmpty() ? "" : "\n").append(each);
      }
    }
    return names.toString();
  }

  /** Stores that the person who asked wanted somebody to help. */
  void handedOver(String id, Instant now) {
    happened("handed_at", id, now);
  }

  /** Stores that an answer was corrected. */
  void corrected(String id, Instant now) {
    happened("corrected_at", id, now);
  }

  private void happened(String column, String id, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE given_answer SET "
                        + column
                        + " = :now WHERE id = :id AND "
                        + column
                        + " IS NULL")
                .bind("now", ColumnValues.time(now))
                .bind("id", id)
                .execute());
  }

  Optional<StoredAnswer> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM given_answer WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
  }

  /**
   * Question of a given answer, with where and by whom it was asked.
   *
   * @param unanswered whether nothing was found
   */
  public record AskedQuestion(
      String channel, String threadTs, String asker, String question, boolean unanswered) {}

  /** Returns the question of an answer; empty once the answer is deleted. */
  public Optional<AskedQuestion> asked(String id) {
    return find(id)
        .map(
            answer ->
                new AskedQuestion(
                    answer.channel(),
                    answer.threadTs(),
                    answer.asker(),
                    answer.question(),
                    answer.kind() == AnswerKind.NONE));
  }

  /** Returns the newest answer in a thread. */
  Optional<StoredAnswer> last(String channel, String threadTs) {
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

  /** Returns a person's newest questions, the newest first. */
  List<StoredAnswer> recent(String asker, int most) {
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

  /** Numbers of people whom an answer helped and did not help. */
  record AnswerVerdicts(int helped, int failed) {}

  /** Returns the answers of a period, the oldest first, at most so many of the newest. */
  List<StoredAnswer> between(Instant from, Instant to, int most) {
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

  /** Returns the verdicts given since a time, by answer id. */
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

  /** Stores whether an answer helped a person; a second verdict replaces the first. */
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

  private static StoredAnswer read(ResultSet row) throws SQLException {
    return new StoredAnswer(
        row.getString("id"),
        row.getString("channel"),
        row.getString("thread_ts"),
        row.getString("asker"),
        row.getString("question"),
        AnswerKind.ofStored(row.getString("kind")),
        read(row.getString("body")),
        AnswerMeasure.stored(
            row.getString("signals"),
            row.getString("answered_from"),
            row.getString("written_over")),
        ColumnValues.time(row, "given_at"));
  }

  /**
   * JSON form of an answer's content in the database, with the blocks of each message as a JSON
   * text.
   */
  private record StoredContent(
      List<String> messages,
      Optional<List<String>> more,
      String text,
      List<String> sources,
      List<String> places,
      Optional<String> owner,
      Optional<List<String>> rules,
      boolean onlyForAsker) {

    static StoredContent of(StoredAnswer.Content content) {
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

    StoredAnswer.Content content() {
      return new StoredAnswer.Content(
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

  private static String write(StoredAnswer.Content content) {
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

  private static StoredAnswer.Content read(String body) {
    try {
      return MAPPER.readValue(body, StoredContent.class).content();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that was given cannot be read", e);
    }
  }
}
