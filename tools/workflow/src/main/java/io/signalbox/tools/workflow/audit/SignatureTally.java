package io.signalbox.tools.workflow.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tracks during a check which entries a configured key has signed, and which are only acknowledged.
 * For one check.
 */
final class SignatureTally {
  private static final Pattern WRITTEN = Pattern.compile("[0-9a-f]{8}:[0-9a-f]{64}");

  private final HeadSigner signer;
  private final long committed;
  private long unsigned;
  private long signed;
  private long otherKey;
  private long lastSigned;
  private long firstUnproven;
  private long lastUnproven;
  private long acknowledged;

  /**
   * @param committed the last entry that was there before the kept heads were read
   */
  SignatureTally(HeadSigner signer, long committed) {
    this.signer = signer;
    this.committed = committed;
  }

  /**
   * Checks and counts the signature of an entry; returns the problem as the end of a sentence, or
   * empty.
   */
  Optional<String> entry(AuditRow row) {
    if (row.signature().isEmpty()) {
      unsigned++;
      unproven(row.position());
      return Optional.of("is not signed, though entries before it are")
          .filter(sentence -> signed > 0 && signer.signs());
    }
    String signature = row.signature().get();
    signed++;
    if (!WRITTEN.matcher(signature).matches()) {
      return Optional.of("has a signature that no key makes");
    }
    switch (signer.check(row.position(), row.hash(), signature)) {
      case VALID -> proven(row);
      case FORGED -> {
        return Optional.of("does not have the signature of the key");
      }
      case KEY_UNKNOWN -> {
        otherKey++;
        unproven(row.position());
      }
    }
    return Optional.empty();
  }

  private void proven(AuditRow row) {
    lastSigned = row.position() <= committed ? row.position() : lastSigned;
    if (row.action().equals(ProgramNotes.UNSIGNED_ACKNOWLEDGED)) {
      acknowledged = Math.max(acknowledged, Long.parseLong(row.subject()));
    }
  }

  private void unproven(long position) {
    firstUnproven = firstUnproven == 0 ? position : firstUnproven;
    lastUnproven = position;
  }

  /**
   * Returns the last entry with a valid signature whose head must be kept; 0 without a signing key.
   */
  long lastSigned() {
    return lastSigned;
  }

  /**
   * Returns the entries without a valid signature that no signed entry acknowledges; empty without
   * a signing key.
   */
  Optional<AuditCheck.UnprovenRange> unproven() {
    return signer.signs() && lastUnproven > acknowledged
        ? Optional.of(new AuditCheck.UnprovenRange(firstUnproven, lastUnproven))
        : Optional.empty();
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!signer.signs() && signed + unsigned > 0) {
      notes.add(
          "No signing key is configured: whoever writes the database and the kept heads can change"
              + " both. See audit.signing-key.");
    } else if (unsigned > 0) {
      notes.add(
          unsigned
              + " entries are not signed"
              + (lastUnproven > acknowledged ? "." : "; they are older than the signing key."));
    }
    if (otherKey > 0) {
      notes.add(
          otherKey
              + " entries have signatures of a key that is not configured. See audit.former-keys.");
    }
    return notes;
  }
}
