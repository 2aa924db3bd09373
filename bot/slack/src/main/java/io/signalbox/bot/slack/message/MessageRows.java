package io.signalbox.bot.slack.message;

import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.outbox.PostJson;
import io.signalbox.knowledge.table.ColumnValues;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Repository of the tables person_message and message_mute: personal messages that wait to be sent,
 * and the kinds and things that people muted.
 */
final class MessageRows {
  static final String ALL = "*";
  private static final int LONGEST_THING = 200;

  private MessageRows() {}

  /** Personal message that waits to be sent. */
  record WaitingMessage(
      String id, String person, MessageKind kind, String thing, OutboxPost post, boolean decided) {}

  /** Mute of a kind of message, about one thing or about all. */
  record MessageMute(MessageKind kind, String thing) {}

  static void put(Handle handle, MessageKind kind, String thing, OutboxPost post, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO person_message (id, person, kind, thing, body, written_at, due_at)
            VALUES (:id, :person, :kind, :thing, :body, :now, :now) ON CONFLICT DO NOTHING
            """)
        .bind("id", post.id())
        .bind("person", post.target().channel())
        .bind("kind", kind.name())
        .bind("thing", ColumnValues.text(thing, LONGEST_THING))
        .bind("body", PostJson.write(post))
        .bind("now", ColumnValues.time(now))
        .execute();
  }

  /** Replaces a waiting message; false when none with its id waits. */
  static boolean replace(Handle handle, OutboxPost post) {
    return handle.execute(
            "UPDATE person_message SET body = ? WHERE id = ?", PostJson.write(post), post.id())
        == 1;
  }

  static List<WaitingMessage> due(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            "SELECT * FROM person_message WHERE due_at <= :now ORDER BY person, written_at, id"
                + " FETCH FIRST :most ROWS ONLY")
        .bind("now", ColumnValues.time(now))
        .bind("most", most)
        .map(
            (row, context) ->
                new WaitingMessage(
                    row.getString("id"),
                    row.getString("person"),
                    MessageKind.valueOf(row.getString("kind")),
                    row.getString("thing"),
                    PostJson.read(row.getString("body")),
                    !ColumnValues.time(row, "due_at").equals(ColumnValues.time(row, "written_at"))))
        .list();
  }

  static void dueAt(Handle handle, String id, Instant at) {
    handle
        .createUpdate("UPDATE person_message SET due_at = :at WHERE id = :id")
        .bind("at", ColumnValues.time(at))
        .bind("id", id)
        .execute();
  }

  /** Deletes a waiting message; false when another process has done so. */
  static boolean take(Handle handle, String id) {
    return handle.execute("DELETE FROM person_message WHERE id = ?", id) == 1;
  }

  static boolean isMuted(Handle handle, String person, MessageKind kind, String thing) {
    return handle
        .createQuery(
            "SELECT 1 FROM message_mute WHERE person = :person AND kind = :kind AND thing IN"
                + " (:thing, '*')")
        .bind("person", person)
        .bind("kind", kind.name())
        .bind("thing", ColumnValues.text(thing, LONGEST_THING))
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  static void mute(Handle handle, String person, MessageMute mute, Instant now) {
    handle
        .createUpdate(
            "INSERT INTO message_mute (person, kind, thing, muted_at) VALUES (:person, :kind,"
                + " :thing, :now) ON CONFLICT DO NOTHING")
        .bind("person", person)
        .bind("kind", mute.kind().name())
        .bind("thing", ColumnValues.text(mute.thing(), LONGEST_THING))
        .bind("now", ColumnValues.time(now))
        .execute();
  }

  /** Deletes a person's mutes of a kind and returns their number. */
  static int unmute(Handle handle, String person, MessageKind kind) {
    return handle.execute(
        "DELETE FROM message_mute WHERE person = ? AND kind = ?", person, kind.name());
  }

  static List<MessageMute> mutes(Handle handle, String person) {
    return handle
        .createQuery("SELECT kind, thing FROM message_mute WHERE person = :person ORDER BY 1, 2")
        .bind("person", person)
        .map(
            (row, context) ->
                new MessageMute(MessageKind.valueOf(row.getString("kind")), row.getString("thing")))
        .list();
  }
}
