package io.signalbox.tools.foresight.change;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Repository of the table {@code artefact_state}. */
final class StateRows {
  private StateRows() {}

  /**
   * Stored version of an artefact's state.
   *
   * @param form number of the way in which the words were made
   * @param words empty where the artefact was gone
   */
  record StoredState(int version, int form, String words) {}

  /** Returns the latest stored state of each artefact, by its key. */
  static Map<String, StoredState> latest(Jdbi jdbi) {
    Map<String, StoredState> latest = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT artefact, version, form, words FROM artefact_state s
                    WHERE version = (SELECT MAX(version) FROM artefact_state o
                      WHERE o.artefact = s.artefact)
                    """)
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("artefact"),
                            new StoredState(
                                row.getInt("version"), row.getInt("form"), row.getString("words"))))
                .forEach(each -> latest.put(each.getKey(), each.getValue())));
    return latest;
  }

  /** Stores a state; returns false when another process has stored that version already. */
  static boolean add(Handle handle, String artefact, StoredState state, Instant at) {
    return handle
            .createUpdate(
                """
                INSERT INTO artefact_state (artefact, version, form, words, read_at)
                VALUES (:artefact, :version, :form, :words, :at) ON CONFLICT DO NOTHING
                """)
            .bind("artefact", artefact)
            .bind("version", state.version())
            .bind("form", state.form())
            .bind("words", state.words())
            .bind("at", at.toEpochMilli())
            .execute()
        == 1;
  }
}
