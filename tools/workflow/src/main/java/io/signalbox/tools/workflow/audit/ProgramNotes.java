package io.signalbox.tools.workflow.audit;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Entries that the program writes itself, in particular those that seal a log of format 1 at the
 * upgrade. In that format pseudonyms were bound to nobody: an entry for each says, under a key that
 * is deleted when the person is forgotten, who stands behind it from now on. The chain goes on from
 * its last hash.
 */
final class ProgramNotes {
  /** Actor of entries that the program writes itself, which has no pseudonym. */
  static final String PROGRAM = "signalbox";

  static final String SEALED = "audit.sealed";
  static final String PERSON = "audit.person";
  static final String FORGOTTEN = "audit.forgotten";

  /** Action of the entry by which an operator acknowledges that the file of heads was lost. */
  static final String ACKNOWLEDGED = "audit.heads-acknowledged";

  /**
   * Action of the entry by which an operator acknowledges unsigned entries, up to the position in
   * its subject.
   */
  static final String UNSIGNED_ACKNOWLEDGED = "audit.unsigned-acknowledged";

  private ProgramNotes() {}

  /**
   * Verifies a chain of format 1 and returns the verdict that the seal records: whole, or broken at
   * an entry.
   */
  static String verdict(Iterator<AuditRow> rows, ChainHead head) {
    String before = "";
    long expected = 1;
    while (rows.hasNext()) {
      AuditRow row = rows.next();
      if (row.position() != expected || !row.hash().equals(row.oldHashAfter(before))) {
        return "broken at entry " + expected;
      }
      before = row.hash();
      expected++;
    }
    boolean whole = head.position() == expected - 1 && head.hash().equals(before);
    return whole ? "whole, up to " + before : "broken at entry " + expected;
  }

  /** Content of an entry that the program writes itself. */
  record Note(String action, String subject, String detail) {}

  static Note sealed(ChainHead head, String verdict) {
    return new Note(SEALED, "entries 1 to " + head.position(), verdict);
  }

  static Note person(AuditPersons.Known bound) {
    return new Note(PERSON, bound.pseudonym(), bound.commitment());
  }

  static Note forgotten(String pseudonym, String when) {
    return new Note(FORGOTTEN, pseudonym, when);
  }

  static Note headsLost(String sentence) {
    return new Note(ACKNOWLEDGED, "file of heads", sentence);
  }

  static Note unsigned(AuditCheck.UnprovenRange range) {
    return new Note(UNSIGNED_ACKNOWLEDGED, Long.toString(range.last()), range.sentence());
  }

  /** Returns the pseudonyms of actors who are no longer in the table of people. */
  static List<String> gone(List<String> actors, List<AuditPersons.Known> known) {
    Set<String> pseudonyms =
        known.stream().map(AuditPersons.Known::pseudonym).collect(Collectors.toSet());
    return actors.stream().filter(actor -> !pseudonyms.contains(actor)).toList();
  }
}
