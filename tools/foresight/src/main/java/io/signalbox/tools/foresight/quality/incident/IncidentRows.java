package io.signalbox.tools.foresight.quality.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Repository of the table quality_incident: quality incidents with their drops and suspected
 * causes.
 */
final class IncidentRows {
  private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

  private IncidentRows() {}

  /** Inserts a new incident and returns it with its number. */
  static QualityIncident insert(Handle handle, QualityIncident incident) {
    long number =
        handle
            .createUpdate(
                """
                INSERT INTO quality_incident (state, opened_at, changed_at, body)
                VALUES (:state, :opened, :changed, :body)\
                """)
            .bind("state", incident.state().name())
            .bind("opened", incident.openedAt())
            .bind("changed", incident.changedAt())
            .bind("body", write(incident))
            .executeAndReturnGeneratedKeys("number")
            .mapTo(Long.class)
            .one();
    return incident.numbered(number);
  }

  static void update(Handle handle, QualityIncident incident) {
    handle
        .createUpdate(
            """
            UPDATE quality_incident SET state = :state, changed_at = :changed, body = :body,
              decided_by = :person
            WHERE number = :number\
            """)
        .bind("state", incident.state().name())
        .bind("changed", incident.changedAt())
        .bind("body", write(incident))
        .bind("person", incident.decidedBy().orElse(null))
        .bind("number", incident.number())
        .execute();
  }

  /** Returns the number of incidents that are not resolved. */
  static int open(Handle handle) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM quality_incident WHERE state IN ('OPEN', 'ACKNOWLEDGED')")
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the incidents that are not resolved, locked until the transaction ends. */
  static List<QualityIncident> lockLive(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT number, body, decided_by FROM quality_incident
            WHERE state IN ('OPEN', 'ACKNOWLEDGED') ORDER BY number FOR UPDATE\
            """)
        .map(
            (row, context) ->
                read(row.getString("body"), row.getLong("number"), row.getString("decided_by")))
        .list();
  }

  static List<QualityIncident> latest(Handle handle, int most) {
    return handle
        .createQuery(
            """
            SELECT number, body, decided_by FROM quality_incident
            ORDER BY number DESC FETCH FIRST :most ROWS ONLY\
            """)
        .bind("most", most)
        .map(
            (row, context) ->
                read(row.getString("body"), row.getLong("number"), row.getString("decided_by")))
        .list();
  }

  static Optional<QualityIncident> find(Handle handle, long number) {
    return handle
        .createQuery(
            "SELECT number, body, decided_by FROM quality_incident WHERE number = :number FOR"
                + " UPDATE")
        .bind("number", number)
        .map(
            (row, context) ->
                read(row.getString("body"), row.getLong("number"), row.getString("decided_by")))
        .findOne();
  }

  private static String write(QualityIncident incident) {
    try {
      // A person stands in a column of its own, where forgetting finds it.
      return MAPPER.writeValueAsString(incident.anonymous());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an incident can be written", e);
    }
  }

  private static QualityIncident read(String body, long number, @Nullable String person) {
    try {
      return MAPPER
          .readValue(body, QualityIncident.class)
          .numbered(number)
          .decided(Optional.ofNullable(person));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("incident " + number + " cannot be read", e);
    }
  }
}
