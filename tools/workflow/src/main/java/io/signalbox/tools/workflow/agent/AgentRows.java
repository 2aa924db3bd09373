package io.signalbox.tools.workflow.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.agent.RiskLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Repository of the tables {@code agent} and {@code agent_event}. */
final class AgentRows {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final int LONGEST_TEXT = 2000;
  private static final int LONGEST_ACTOR = 200;

  private AgentRows() {}

  static Optional<Agent> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT * FROM agent WHERE name = :name")
        .bind("name", name)
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<Agent> list(Handle handle) {
    return handle
        .createQuery("SELECT * FROM agent ORDER BY name")
        .map((row, context) -> read(row))
        .list();
  }

  static List<Agent> due(Handle handle, Instant now) {
    return handle
        .createQuery("SELECT * FROM agent WHERE due_at <= :now ORDER BY due_at, name")
        .bind("now", ColumnValues.time(now))
        .map((row, context) -> read(row))
        .list();
  }

  /** Inserts an agent; returns false when one of this name exists. */
  static boolean insert(Handle handle, Agent agent) {
    return handle
            .createUpdate(
                """
                INSERT INTO agent (name, profile, state, level, registered_by, registered_at, changed_at, due_at,
                  owner_gone, revision)
                VALUES (:name, :profile, :state, :level, :by, :at, :changed, :due, :gone, :revision)
                ON CONFLICT DO NOTHING
                """)
            .bind("name", agent.name())
            .bind("profile", json(agent.profile()))
            .bind("state", agent.state().name())
            .bind("level", agent.level().name())
            .bind("by", ColumnValues.text(agent.registeredBy(), LONGEST_ACTOR))
            .bind("at", ColumnValues.time(agent.registeredAt()))
            .bind("changed", ColumnValues.time(agent.changedAt()))
            .bind("due", agent.dueAt().map(ColumnValues::time))
            .bind("gone", agent.ownerGone())
            .bind("revision", agent.revision())
            .execute()
        == 1;
  }

  /**
   * Updates an agent if its stored revision is the one before this; returns false when another
   * change came first.
   */
  static boolean write(Handle handle, Agent after) {
    return handle
            .createUpdate(
                """
                UPDATE agent SET profile = :profile, state = :state, level = :level, changed_at = :changed,
                  due_at = :due, owner_gone = :gone, revision = :revision
                WHERE name = :name AND revision = :before
                """)
            .bind("profile", json(after.profile()))
            .bind("state", after.state().name())
            .bind("level", after.level().name())
            .bind("changed", ColumnValues.time(after.changedAt()))
            .bind("due", after.dueAt().map(ColumnValues::time))
            .bind("gone", after.ownerGone())
            .bind("revision", after.revision())
            .bind("name", after.name())
            .bind("before", after.revision() - 1)
            .execute()
        == 1;
  }

  static void append(Handle handle, Agent after, String actor, String text) {
    handle
        .createUpdate(
            """
            INSERT INTO agent_event (name, revision, at, actor, text)
            VALUES (:name, :revision, :at, :actor, :text)
            """)
        .bind("name", after.name())
        .bind("revision", after.revision())
        .bind("at", ColumnValues.time(after.changedAt()))
        .bind("actor", ColumnValues.text(actor, LONGEST_ACTOR))
        .bind("text", ColumnValues.text(text, LONGEST_TEXT))
        .execute();
  }

  static List<AgentEvent> events(Handle handle, String name) {
    return handle
        .createQuery("SELECT * FROM agent_event WHERE name = :name ORDER BY revision")
        .bind("name", name)
        .map(
            (row, context) ->
                new AgentEvent(
                    ColumnValues.time(row, "at"), row.getString("actor"), row.getString("text")))
        .list();
  }

  private static Agent read(ResultSet row) throws SQLException {
    return new Agent(
        profile(row.getString("profile")),
        Agent.AgentState.valueOf(row.getString("state")),
        RiskLevel.valueOf(row.getString("level")),
        row.getString("registered_by"),
        ColumnValues.time(row, "registered_at"),
        ColumnValues.time(row, "changed_at"),
        ColumnValues.findTime(row, "due_at"),
        row.getBoolean("owner_gone"),
        row.getInt("revision"));
  }

  private static String json(AgentProfile profile) {
    try {
      return MAPPER.writeValueAsString(profile);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a profile is plain JSON", e);
    }
  }

  private static AgentProfile profile(String json) {
    try {
      return MAPPER.readValue(json, AgentProfile.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an agent's profile cannot be read", e);
    }
  }
}
