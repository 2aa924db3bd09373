package io.signalbox.tools.workflow.audit;

import io.signalbox.knowledge.table.ColumnValues;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Append-only audit log with a hash chain. Safe for use from several threads and processes. */
public final class AuditLog {
  private static final int LONGEST_SENTENCE = 1000;
  private static final int LONGEST_DETAIL = 4000;

  private final Jdbi jdbi;
  private final Clock clock;
  private final AuditPersons persons;
  private final HeadSigner signer;
  private final AuditHeads heads;
  private final AuditEntryRows kept;

  /**
   * Creates a log that signs nothing and keeps no heads outside the database.
   *
   * @param random for keys of pseudonyms; must not be predictable
   */
  public AuditLog(Jdbi jdbi, Clock clock, RandomGenerator random) {
    this(jdbi, clock, random, new HeadSigner(List.of()), new AuditHeads(Optional.empty()));
  }

  /**
   * @param random for keys of pseudonyms; must not be predictable
   */
  public AuditLog(Jdbi jdbi, Clock clock, RandomGenerator random, AuditSettings settings) {
    this(
        jdbi,
        clock,
        random,
        new HeadSigner(settings.keys()),
        new AuditHeads(Optional.of(settings.heads())));
  }

  private AuditLog(
      Jdbi jdbi, Clock clock, RandomGenerator random, HeadSigner signer, AuditHeads heads) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.persons = new AuditPersons(random);
    this.signer = signer;
    this.heads = heads;
    this.kept = new AuditEntryRows(jdbi, heads);
  }

  /**
   * Entry of the audit log as it is shown to people.
   *
   * @param actor the person, or their pseudonym once they were forgotten
   */
  public record AuditEntry(
      long position, Instant at, String actor, String action, String subject, String detail) {}

  /** Adds an entry, in the transaction of the act that it records. */
  public void append(Handle handle, String person, String action, String subject, String detail) {
    ChainHead head = head(handle);
    String actor = persons.pseudonym(handle, person);
    String sentence = persons.hidden(handle, ColumnValues.text(detail, LONGEST_SENTENCE));
    add(handle, head, actor, new ProgramNotes.Note(action, subject, sentence));
  }

  /**
   * Deletes the link from a person to their pseudonym; entries stay, and a new one records this.
   *
   * @param person an id or an address
   * @return how many rows went
   */
  public int forget(Handle handle, String person) {
    ChainHead head = head(handle);
    Optional<String> pseudonym = persons.forget(handle, person);
    pseudonym.ifPresent(
        name ->
            add(handle, head, ProgramNotes.PROGRAM, ProgramNotes.forgotten(name, "by 'forget'")));
    return pseudonym.isPresent() ? 1 : 0;
  }

  /** Returns the head of the chain and locks its row until the transaction ends. */
  private ChainHead head(Handle handle) {
    ChainHead head =
        find(handle, " FOR UPDATE")
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The audit log has lost its head; 'signalbox audit verify' says more."));
    return head.format() == 1 ? sealed(handle, head) : head;
  }

  private static Optional<ChainHead> find(Handle handle, String locking) {
    return handle
        .createQuery("SELECT position, hash, format FROM audit_head WHERE id = 1" + locking)
        .map(
            (row, context) ->
                new ChainHead(row.getLong("position"), row.getString("hash"), row.getInt("format")))
        .findOne();
  }

  /** Verifies and seals a log of format 1; the chain continues in format 2. */
  private ChainHead sealed(Handle handle, ChainHead old) {
    String verdict;
    try (Stream<AuditRow> rows = AuditEntryRows.entries(handle)) {
      verdict = ProgramNotes.verdict(rows.iterator(), old);
    }
    List<AuditPersons.Known> known = AuditPersons.all(handle);
    List<String> actors = AuditEntryRows.actors(handle);
    List<ProgramNotes.Note> notes = new ArrayList<>();
    notes.add(ProgramNotes.sealed(old, verdict));
    for (AuditPersons.Known each : known) {
      String key = persons.newKey();
      persons.bind(handle, each, key);
      notes.add(
          ProgramNotes.person(
              new AuditPersons.Known(each.person(), each.pseudonym(), Optional.of(key))));
    }
    ProgramNotes.gone(actors, known)
        .forEach(each -> notes.add(ProgramNotes.forgotten(each, "before the upgrade")));
    handle.execute("UPDATE audit_head SET format = 2 WHERE id = 1");
    ChainHead head = new ChainHead(old.position(), old.hash(), 2);
    for (ProgramNotes.Note note : notes) {
      head = add(handle, head, ProgramNotes.PROGRAM, note);
    }
    return head;
  }

  private ChainHead add(Handle handle, ChainHead head, String actor, ProgramNotes.Note note) {
    // As the database holds it, so that the hash can be computed again.
    Instant at = ColumnValues.time(clock.instant()).toInstant();
    AuditRow fresh =
        new AuditRow(
            head.position() + 1,
            at,
            actor,
            ColumnValues.text(note.action(), 60),
            ColumnValues.text(note.subject(), 200),
            ColumnValues.text(note.detail(), LONGEST_DETAIL),
            "",
            Optional.empty());
    ChainHead after = new ChainHead(fresh.position(), fresh.hashAfter(head.hash()), 2);
    Optional<String> signature = signer.sign(after.position(), after.hash());
    handle
        .createUpdate(
            """
            INSERT INTO audit_entry (position, at, actor, action, subject, detail, hash, signature)
            VALUES (:position, :at, :actor, :action, :subject, :detail, :hash, :signature)
            """)
        .bind("position", fresh.position())
        .bind("at", ColumnValues.time(at))
        .bind("actor", fresh.actor())
        .bind("action", fresh.action())
        .bind("subject", fresh.subject())
        .bind("detail", fresh.detail())
        .bind("hash", after.hash())
        .bind("signature", signature)
        .execute();
    handle.execute(
        "UPDATE audit_head SET position = ?, hash = ? WHERE id = 1",
        after.position(),
        after.hash());
    // Not before: a head of what was taken back would accuse the log for ever.
    handle.afterCommit(
        () -> heads.write(new AuditHead(after.position(), after.hash(), at, signature)));
    return after;
  }

  /** Returns the newest entries, the newest first. */
  public List<AuditEntry> latest(int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM audit_entry ORDER BY position DESC FETCH FIRST :most ROWS ONLY")
                .bind("most", most)
                .map((row, context) -> AuditRow.of(row))
                .list()
                .stream()
                .map(row -> shown(handle, row))
                .toList());
  }

  private AuditEntry shown(Handle handle, AuditRow row) {
    return new AuditEntry(
        row.position(),
        row.at(),
        persons.person(handle, row.actor()).orElse(row.actor()),
        row.action(),
        row.subject(),
        persons.shown(handle, row.detail()));
  }

  /** Returns the head of the log, to be kept outside the database; empty when the log is empty. */
  public Optional<AuditHead> head() {
    return kept.last();
  }

  /**
   * Writes the current head to the file of heads if a process ended before it could. A file of
   * heads that is gone is not begun anew: that is said until somebody acknowledges it.
   */
  public void keepHead() {
    Optional<String> lost = lostHeads();
    if (lost.isPresent()) {
      AuditHeads.complain(lost.get());
      return;
    }
    long furthest = AuditHeads.furthest(heads.read());
    head().filter(head -> head.position() > furthest).ifPresent(heads::write);
  }

  /** Returns an error message when the file of heads is missing or begins late; empty otherwise. */
  public Optional<String> lostHeads() {
    return kept.lost();
  }

  /**
   * Adds entries by which an operator acknowledges a lost file of heads, which begins anew with
   * that entry, and entries without a signature of a configured key.
   *
   * @return what was acknowledged, as sentences
   */
  public List<String> acknowledge() {
    List<ProgramNotes.Note> notes = new ArrayList<>();
    lostHeads().map(ProgramNotes::headsLost).ifPresent(notes::add);
    if (verify(List.of()) instanceof AuditCheck.Unproven unproven) {
      notes.add(ProgramNotes.unsigned(unproven.range()));
    }
    jdbi.useTransaction(
        handle -> notes.forEach(note -> add(handle, head(handle), ProgramNotes.PROGRAM, note)));
    return notes.stream().map(ProgramNotes.Note::detail).toList();
  }

  /**
   * Verifies all entries, their pseudonyms, and the heads that are kept outside the database.
   *
   * @param elsewhere further heads, such as were posted to Slack
   */
  public AuditCheck verify(List<AuditHead> elsewhere) {
    if (jdbi.withHandle(handle -> find(handle, ""))
        .filter(head -> head.format() == 1)
        .isPresent()) {
      jdbi.useTransaction(this::head);
    }
    long committed =
        jdbi.withHandle(handle -> find(handle, "")).map(ChainHead::position).orElse(0L);
    // Before the entries: each head that is there now is of one that was committed.
    List<AuditHeads.Kept> kept = new ArrayList<>(heads.read());
    elsewhere.forEach(
        head ->
            kept.add(
                new AuditHeads.Kept(
                    "the given head of entry " + head.position(), Optional.of(head))));
    AuditVerifier verifier = new AuditVerifier(signer, kept, committed);
    AuditCheck check = jdbi.inTransaction(handle -> check(handle, verifier));
    // Once more: a process writes the head of an entry a moment after the entry.
    long furthest = Math.max(AuditHeads.furthest(kept), AuditHeads.furthest(heads.read()));
    if (!(check instanceof AuditCheck.Whole whole)) {
      return check;
    }
    if (furthest < verifier.lastSigned()) {
      return new AuditCheck.HeadsMissing(
          whole.entries(), heads.shortage(furthest, verifier.lastSigned()), whole.notes());
    }
    return lostHeads()
        .filter(lost -> elsewhere.isEmpty())
        .<AuditCheck>map(lost -> new AuditCheck.HeadsMissing(whole.entries(), lost, whole.notes()))
        .orElse(check);
  }

  /**
   * Verifies the log while entries may be added, reading in an order in which a concurrent entry
   * cannot look like a fault.
   */
  private static AuditCheck check(Handle handle, AuditVerifier verifier) {
    Set<AuditPersons.Known> known = new LinkedHashSet<>(AuditPersons.all(handle));
    Optional<ChainHead> head = find(handle, "");
    long end = head.map(ChainHead::position).orElse(Long.MAX_VALUE);
    try (Stream<AuditRow> rows = AuditEntryRows.entries(handle)) {
      rows.takeWhile(row -> row.position() <= end).forEachOrdered(verifier::entry);
    }
    known.addAll(AuditPersons.all(handle));
    long last = AuditEntryRows.furthest(handle);
    find(handle, "")
        .filter(now -> now.position() < last)
        .ifPresent(now -> verifier.beyond(now.position() + 1));
    return verifier.end(head, List.copyOf(known));
  }
}
