package io.signalbox.tools.workflow.audit;

import java.util.List;

/** Result of verifying the audit log's hash chain, signatures, pseudonyms and kept heads. */
public sealed interface AuditCheck {

  /** Returns the number of entries that were checked. */
  long entries();

  /** Returns remarks that are no faults, such as that no signing key is configured. */
  List<String> notes();

  /**
   * Result for an intact log: every hash, signature and pseudonym is valid.
   *
   * @param hash of the last entry
   */
  record Whole(long entries, String hash, List<String> notes) implements AuditCheck {
    public Whole {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Result for a valid hash chain with entries that no configured key has signed or acknowledged.
   */
  record Unproven(long entries, UnprovenRange range, List<String> notes) implements AuditCheck {
    public Unproven {
      notes = List.copyOf(notes);
    }
  }

  /** Range from the first to the last entry that no configured key proves. */
  record UnprovenRange(long first, long last) {
    /** Returns the range as a sentence for the operator. */
    public String sentence() {
      return (first == last
              ? "Entry " + first + " has"
              : "Entries " + first + " to " + last + " have")
          + " no signature of a configured key.";
    }
  }

  /**
   * Result for an intact log whose heads kept outside the database are missing or end too early.
   *
   * @param warning a sentence for people
   */
  record HeadsMissing(long entries, String warning, List<String> notes) implements AuditCheck {
    public HeadsMissing {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Result for a log that was changed after it was written.
   *
   * @param problems in the order of the log, the first of them when there are very many
   * @param count of all problems
   */
  record Broken(long entries, List<Problem> problems, long count, List<String> notes)
      implements AuditCheck {
    public Broken {
      problems = List.copyOf(problems);
      notes = List.copyOf(notes);
    }

    /** Returns the position of the first problem. */
    public long position() {
      return problems.getFirst().position();
    }
  }

  /**
   * Problem found with one entry.
   *
   * @param what completes the sentence "entry 3 …"
   */
  record Problem(long position, String what) {
    @Override
    public String toString() {
      return "entry " + position + " " + what;
    }
  }
}
