package io.signalbox.tools.workflow.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Queries on the table {@code audit_entry}, and the check of the file of heads against it. */
final class AuditEntryRows {
  private static final int FETCHED_AT_ONCE = 1000;

  private final Jdbi jdbi;
  private final AuditHeads heads;

  AuditEntryRows(Jdbi jdbi, AuditHeads heads) {
    this.jdbi = jdbi;
    this.heads = heads;
  }

  /** Streams all entries in order of position; the caller closes the stream. */
  static Stream<AuditRow> entries(Handle handle) {
    return handle
        .createQuery("SELECT * FROM audit_entry ORDER BY position")
        .setFetchSize(FETCHED_AT_ONCE)
        .map((row, context) -> AuditRow.of(row))
        .stream();
  }

  /** Returns the actors of all entries, each once: pseudonyms, and the name of the program. */
  static List<String> actors(Handle handle) {
    return handle
        .createQuery("SELECT DISTINCT actor FROM audit_entry ORDER BY actor")
        .mapTo(String.class)
        .list();
  }

  /** Returns the position of the last entry; 0 when there is none. */
  static long furthest(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(position), 0) FROM audit_entry")
        .mapTo(Long.class)
        .one();
  }

  /** Returns the head of the log; empty when the log is empty. */
  Optional<AuditHead> last() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM audit_entry ORDER BY position DESC FETCH FIRST 1 ROWS ONLY")
                .map((row, context) -> AuditRow.of(row))
                .findOne()
                .map(row -> new AuditHead(row.position(), row.hash(), row.at(), row.signature())));
  }

  /** Returns an error message when the file of heads is missing or begins later than the log. */
  Optional<String> lost() {
    Optional<AuditHead> last = last();
    if (!heads.areInAFile() || last.isEmpty()) {
      return Optional.empty();
    }
    long first = AuditHeads.first(heads.read());
    // One entry without its head is one whose process could not write it.
    boolean there = first == 0 ? last.get().position() == 1 : first <= begun();
    return there ? Optional.empty() : heads.loss(first, last.get());
  }

  /**
   * Returns the first entry whose head must be in the file: that of the last seal or
   * acknowledgement, else 1.
   */
  private long begun() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COALESCE(MAX(position), 1) FROM audit_entry WHERE action IN (:sealed,"
                        + " :acknowledged)")
                .bind("sealed", ProgramNotes.SEALED)
                .bind("acknowledged", ProgramNotes.ACKNOWLEDGED)
                .mapTo(Long.class)
                .one());
  }
}
