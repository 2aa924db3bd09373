package io.signalbox.tools.foresight.quality.probe;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Repository of the table quality_probe: the outcomes of probe questions. */
final class ProbeRows {
  private static final int LONGEST = 400;

  private ProbeRows() {}

  /**
   * Locks the row of {@code quality_watch} until the transaction ends, so that processes wait for
   * each other.
   */
  static void lock(Handle handle) {
    handle
        .createQuery("SELECT id FROM quality_watch WHERE id = 1 FOR UPDATE")
        .mapTo(int.class)
        .one();
  }

  static Optional<Long> last(Handle handle, String name) {
    return handle
        .createQuery("SELECT MAX(at) FROM quality_probe WHERE name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .findOne();
  }

  /** Returns the number of the last change that was recorded; 0 for none. */
  static long lastChange(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(id), 0) FROM quality_change")
        .mapTo(Long.class)
        .one();
  }

  /** Returns the number of the last change before a probe was last asked; 0 for none. */
  static long knownChange(Handle handle, String name) {
    return handle
        .createQuery("SELECT COALESCE(MAX(last_change), 0) FROM quality_probe WHERE name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Stores the outcome of a probe.
   *
   * @param change number of the last change before it was asked
   */
  static void put(Handle handle, String name, long minute, long change, ProbeOutcome outcome) {
    Optional<ProbeOutcome.Failed> failed =
        outcome instanceof ProbeOutcome.Failed each ? Optional.of(each) : Optional.empty();
    handle
        .createUpdate(
            """
            INSERT INTO quality_probe (name, at, passed, step, finding, last_change)
            VALUES (:name, :at, :passed, :step, :finding, :change)\
            """)
        .bind("name", name)
        .bind("at", minute)
        .bind("change", change)
        .bind("passed", failed.isEmpty())
        .bind("step", failed.map(each -> each.step().name()).orElse(null))
        .bind("finding", failed.map(each -> brief(each.finding())).orElse(null))
        .execute();
  }

  private static String brief(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  static List<ProbeResult> latest(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT p.name, p.at, p.passed, p.step, p.finding FROM quality_probe p
            WHERE p.id IN (SELECT MAX(id) FROM quality_probe GROUP BY name) ORDER BY p.name\
            """)
        .map(
            (row, context) ->
                new ProbeResult(
                    row.getString("name"),
                    row.getLong("at"),
                    row.getBoolean("passed")
                        ? new ProbeOutcome.Passed()
                        : new ProbeOutcome.Failed(
                            ProbeOutcome.ProbeStep.valueOf(row.getString("step")),
                            row.getString("finding"))))
        .list();
  }

  static void forget(Handle handle, long before) {
    handle.execute("DELETE FROM quality_probe WHERE at < ?", before);
  }
}
