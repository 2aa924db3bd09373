package io.signalbox.ingestion.live;

import java.io.Serial;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a live source cannot be read; its message is a sentence for the operator and holds no
 * secret.
 */
public final class SourceFailureException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final FailureKind kind;
  private final transient @Nullable Instant notBefore;

  /** Scope or cause of a failure, which decides whether a run goes on. */
  public enum FailureKind {
    /** Only the requested item failed; others can still be fetched. */
    ITEM,
    /** The whole source cannot be read for now. */
    SOURCE,
    /** The source refuses the credentials, or they lack a permission. */
    CREDENTIALS,
    /** The source limits requests and says when it accepts the next one. */
    LIMIT
  }

  private SourceFailureException(
      FailureKind kind, String sentence, @Nullable Instant notBefore, @Nullable Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
    this.notBefore = notBefore;
  }

  /** Returns the failure of one item, after all attempts. */
  public static SourceFailureException ofItem(String sentence, @Nullable Throwable cause) {
    return new SourceFailureException(FailureKind.ITEM, sentence, null, cause);
  }

  /** Returns a failure of the whole source. */
  public static SourceFailureException ofSource(String sentence, @Nullable Throwable cause) {
    return new SourceFailureException(FailureKind.SOURCE, sentence, null, cause);
  }

  /** Returns the failure that the source refuses the credentials or that they lack a permission. */
  public static SourceFailureException ofCredentials(String sentence) {
    return new SourceFailureException(FailureKind.CREDENTIALS, sentence, null, null);
  }

  /** Returns the failure that a rate limit lasts longer than a run waits. */
  public static SourceFailureException ofLimit(String sentence, Instant notBefore) {
    return new SourceFailureException(FailureKind.LIMIT, sentence, notBefore, null);
  }

  public FailureKind kind() {
    return kind;
  }

  /** Returns the earliest time of the next request, where a rate limit is the cause. */
  public Optional<Instant> notBefore() {
    return Optional.ofNullable(notBefore);
  }

  /** Returns the message for the operator. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
