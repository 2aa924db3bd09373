package io.signalbox.tools.workflow.audit;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies the entries of the log in order: hash chain, signatures, pseudonyms and heads kept
 * outside the database. Goes on behind a fault, so that each is reported where it is. For one
 * check.
 */
final class AuditVerifier {
  private static final int MOST_PROBLEMS = 50;
  private static final int MOST_NOTES = 5;

  private final HeadSigner signer;
  private final List<AuditHeads.Kept> kept;
  private final SignatureTally signatures;
  private final Map<Long, List<AuditHeads.Kept>> heads;
  private final List<AuditCheck.Problem> problems = new ArrayList<>();
  private final Map<String, Long> firstUse = new HashMap<>();
  private final Map<String, String> commitments = new HashMap<>();
  private final Set<String> forgotten = new HashSet<>();
  private Optional<String> before = Optional.of("");
  private String last = "";
  private long expected = 1;
  private boolean secondFormat;

  /**
   * @param committed the last entry that was there before the kept heads were read
   */
  AuditVerifier(HeadSigner signer, List<AuditHeads.Kept> kept, long committed) {
    this.signer = signer;
    this.signatures = new SignatureTally(signer, committed);
    this.kept = kept;
    this.heads =
        kept.stream()
            .filter(each -> each.head().isPresent())
            .collect(groupingBy(each -> each.head().orElseThrow().position()));
  }

  void entry(AuditRow row) {
    long position = row.position();
    if (position != expected) {
      problem(
          expected,
          position == expected + 1 ? "is missing" : "to entry " + (position - 1) + " are missing");
      before = Optional.empty();
    }
    before.ifPresent(hash -> hash(row, hash));
    signatures.entry(row).ifPresent(wrong -> problem(position, wrong));
    heads.getOrDefault(position, List.of()).forEach(each -> head(row, each));
    people(row);
    before = Optional.of(row.hash());
    last = row.hash();
    expected = position + 1;
  }

  private void hash(AuditRow row, String hash) {
    if (row.hash().equals(row.hashAfter(hash))) {
      secondFormat = true;
    } else if (secondFormat || !row.hash().equals(row.oldHashAfter(hash))) {
      problem(row.position(), "does not have the hash of what it says");
    }
  }

  private void head(AuditRow row, AuditHeads.Kept each) {
    AuditHead head = each.head().orElseThrow();
    if (!head.hash().equals(row.hash())) {
      problem(
          row.position(), "or one before it is not what it was when " + each.place() + " was kept");
    } else if (isForged(head)) {
      forged(each);
    } else if (!head.signature().equals(row.signature())) {
      problem(
          row.position(),
          row.signature().isEmpty()
              ? "has lost the signature that " + each.place() + " still has"
              : "does not have the signature that it had when " + each.place() + " was kept");
    }
  }

  private boolean isForged(AuditHead head) {
    return head.signature()
        .map(signature -> signer.check(head.position(), head.hash(), signature))
        .filter(HeadSigner.Verdict.FORGED::equals)
        .isPresent();
  }

  private void forged(AuditHeads.Kept each) {
    problem(
        each.head().orElseThrow().position(),
        "has a head in " + each.place() + " that the key did not sign");
  }

  private void people(AuditRow row) {
    switch (row.action()) {
      case ProgramNotes.SEALED -> {
        if (commitments.putIfAbsent(ProgramNotes.SEALED, "") != null) {
          problem(row.position(), "seals the log of the first version a second time");
        }
      }
      case ProgramNotes.PERSON -> commitments.putIfAbsent(row.subject(), row.detail());
      case ProgramNotes.FORGOTTEN -> forgotten.add(row.subject());
      default -> {
        if (row.actor().startsWith("p-")) {
          firstUse.putIfAbsent(row.actor(), row.position());
        }
        AuditPersons.in(row.detail())
            .forEach(pseudonym -> firstUse.putIfAbsent(pseudonym, row.position()));
      }
    }
  }

  /**
   * Returns the last entry with a valid signature whose head must be kept; 0 without a signing key.
   */
  long lastSigned() {
    return signatures.lastSigned();
  }

  /** Records a problem for entries beyond the head that the database names. */
  void beyond(long position) {
    problem(position, "and what follows were added past the program");
  }

  /**
   * Ends the check and returns its result.
   *
   * @param head of the log, as the database has it; empty when its row is gone
   */
  AuditCheck end(Optional<ChainHead> head, List<AuditPersons.Known> known) {
    if (head.isEmpty()) {
      problem(expected, "has no head of the log before it: the row of audit_head is missing");
    }
    head.ifPresent(this::end);
    cutOff();
    persons(known);
    problems.sort(Comparator.comparingLong(AuditCheck.Problem::position));
    if (!problems.isEmpty()) {
      return new AuditCheck.Broken(
          expected - 1,
          problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())),
          problems.size(),
          notes());
    }
    return signatures
        .unproven()
        .<AuditCheck>map(range -> new AuditCheck.Unproven(expected - 1, range, notes()))
        .orElseGet(() -> new AuditCheck.Whole(expected - 1, last, notes()));
  }

  private void end(ChainHead head) {
    if (head.position() >= expected) {
      problem(expected, "and what follows were cut off, up to entry " + head.position());
    } else if (!head.hash().equals(last)) {
      problem(head.position(), "is not the one that the head of the log names");
    }
  }

  private void cutOff() {
    kept.stream()
        .filter(each -> each.head().isPresent())
        .filter(each -> each.head().orElseThrow().position() >= expected)
        .filter(this::counts)
        .max(Comparator.comparingLong(each -> each.head().orElseThrow().position()))
        .ifPresent(
            each ->
                problem(
                    expected,
                    "and what follows were cut off: "
                        + each.place()
                        + " is the head of entry "
                        + each.head().orElseThrow().position()));
  }

  /**
   * Returns whether a head beyond the end of the log is genuine; a forged one is recorded as a
   * problem.
   */
  private boolean counts(AuditHeads.Kept each) {
    boolean forged = isForged(each.head().orElseThrow());
    if (forged) {
      forged(each);
    }
    return !forged;
  }

  private void persons(List<AuditPersons.Known> known) {
    Map<String, List<AuditPersons.Known>> byPseudonym =
        known.stream().collect(groupingBy(AuditPersons.Known::pseudonym));
    firstUse.forEach(
        (pseudonym, position) -> {
          List<AuditPersons.Known> rows = byPseudonym.getOrDefault(pseudonym, List.of());
          if (rows.isEmpty() && !forgotten.contains(pseudonym)) {
            problem(
                position,
                "names " + pseudonym + ", who was taken out of audit_person, not by 'forget'");
          }
          if (!rows.stream().allMatch(this::isBound)) {
            problem(
                position,
                "names " + pseudonym + ", behind whom audit_person has put somebody else");
          }
        });
  }

  private boolean isBound(AuditPersons.Known known) {
    return known.isBound()
        || Optional.ofNullable(commitments.get(known.pseudonym()))
            .filter(commitment -> KeyedHash.equal(commitment, known.commitment()))
            .isPresent();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(signatures.notes());
    kept.stream()
        .filter(each -> each.head().isEmpty())
        .limit(MOST_NOTES)
        .forEach(each -> notes.add(each.place() + " is no head of an audit log."));
    long furthest = AuditHeads.furthest(kept);
    if (furthest == 0 && expected > 1) {
      notes.add("No head is kept outside the database: whether the end was cut off is not known.");
    } else if (furthest < expected - 1) {
      notes.add(
          "The last head that is kept outside the database is that of entry "
              + furthest
              + ": whether entries behind it were changed is known from their signatures only.");
    }
    return notes;
  }

  private void problem(long position, String what) {
    problems.add(new AuditCheck.Problem(position, what));
  }
}
