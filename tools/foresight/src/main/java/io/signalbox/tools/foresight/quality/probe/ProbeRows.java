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

  /** Returns whether a change was recorded after a minute. */
  static boolean hasChanged(Handle handle, long after) {
    return handle
            .createQuery("SELECT COUNT(*) FROM quality_change WHERE at > :after")
            .bind("after", after)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  static void put(Handle handle, String name, long minute, ProbeOutcome outcome) {
    Optional<ProbeOutcome.Failed> failed =
        outcome instanceof ProbeOutcome.Failed each ? Optional.of(each) : Optional.empty();
    handle
        .createUpdate(
            """
            INSERT INTO quality_probe (name, at, passed, step, finding)
            VALUES (:name, :at, :passed, :step, :finding)\
            """)
        .bind("name", name)
        .bind("at", minute)
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
