package io.signalbox.tools.workflow.audit;

import java.util.List;

/** Result of verifying the log. */
public sealed interface AuditCheck {

  /** Returns the number of verified entries. */
  long entries();

  /** Remarks that are no faults, such as that nothing is signed. */
  List<String> notes();

  /**
   * Every entry is as it was written, by whom it says.
   *
   * @param hash of the last entry
   */
  record Whole(long entries, String hash, List<String> notes) implements AuditCheck {
    public Whole {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The hashes follow one another, but some entries are not proven to be the program's: they have
   * no signature of a configured key, and no entry that has one acknowledges them.
   */
  record Unproven(long entries, UnprovenRange range, List<String> notes) implements AuditCheck {
    public Unproven {
      notes = List.copyOf(notes);
    }
  }

  /** Range from the first to the last entry that no configured key proves. */
  record UnprovenRange(long first, long last) {
    /** A sentence for people. */
    public String sentence() {
      return (first == last
              ? "Entry " + first + " has"
              : "Entries " + first + " to " + last + " have")
          + " no signature of a configured key.";
    }
  }

  /**
   * Every entry is as it was written, but the heads that were kept outside the database are gone or
   * end too early.
   *
   * @param warning a sentence for people
   */
  record HeadsMissing(long entries, String warning, List<String> notes) implements AuditCheck {
    public HeadsMissing {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Something is not as it was written.
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

    /** The first place where something is wrong. */
    public long position() {
      return problems.getFirst().position();
    }
  }

  /**
   * Something wrong with an entry.
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
