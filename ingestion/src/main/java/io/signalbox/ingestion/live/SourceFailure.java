package io.signalbox.ingestion.live;

import java.io.Serial;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Failure of a live source; its message is a sentence for the operator and holds no secret. */
public final class SourceFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final FailureKind kind;
  private final transient @Nullable Instant notBefore;

  /** Kinds of failure. */
  public enum FailureKind {
    /** Only the item that was asked for; others may be asked. */
    ITEM,
    /** The whole source for now. */
    SOURCE,
    /** The credentials are refused, or lack a right. */
    CREDENTIALS,
    /** The source says when it may be asked again. */
    LIMIT
  }

  private SourceFailure(
      FailureKind kind, String sentence, @Nullable Instant notBefore, @Nullable Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
    this.notBefore = notBefore;
  }

  /** A failure of one item, after all attempts. */
  public static SourceFailure ofItem(String sentence, @Nullable Throwable cause) {
    return new SourceFailure(FailureKind.ITEM, sentence, null, cause);
  }

  /** A failure of the whole source. */
  public static SourceFailure ofSource(String sentence, @Nullable Throwable cause) {
    return new SourceFailure(FailureKind.SOURCE, sentence, null, cause);
  }

  /** A refusal of the credentials. */
  public static SourceFailure ofCredentials(String sentence) {
    return new SourceFailure(FailureKind.CREDENTIALS, sentence, null, null);
  }

  /** A limit that lasts longer than a run waits. */
  public static SourceFailure ofLimit(String sentence, Instant notBefore) {
    return new SourceFailure(FailureKind.LIMIT, sentence, notBefore, null);
  }

  public FailureKind kind() {
    return kind;
  }

  /** Returns the time before which the source asks not to be asked, where it says so. */
  public Optional<Instant> notBefore() {
    return Optional.ofNullable(notBefore);
  }

  /** Returns the sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
