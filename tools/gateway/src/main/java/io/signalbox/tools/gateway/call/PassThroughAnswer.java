package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Streamed answer to a pass-through request; reading or closing it settles the call. */
public final class PassThroughAnswer implements AutoCloseable {
  /** Longest answer, in bytes, whose token counts are read. */
  private static final int MOST_READ = 4 << 20;

  private static final int LEAST_REFUSAL = 400;

  private final String route;
  private final Upstream.Answer answer;
  private final CallDeadline deadline;
  private final UnaryOperator<byte[]> errorMask;
  private final BiConsumer<CallOutcome, byte[]> ending;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private boolean over;

  /**
   * @param errorMask takes out of an error's body what only the gateway may know
   */
  PassThroughAnswer(
      String route,
      Upstream.Answer answer,
      CallDeadline deadline,
      UnaryOperator<byte[]> errorMask,
      BiConsumer<CallOutcome, byte[]> ending) {
    this.route = route;
    this.answer = answer;
    this.deadline = deadline;
    this.errorMask = errorMask;
    this.ending = ending;
  }

  public int status() {
    return answer.status();
  }

  public String route() {
    return route;
  }

  public Optional<String> header(String name) {
    return answer.header(name);
  }

  /**
   * Waits for the next piece of the body, or for the whole body of an error; empty at the end.
   *
   * @throws UpstreamFailedException when it does not come
   */
  public Optional<byte[]> next() {
    if (over) {
      return Optional.empty();
    }
    try {
      return status() < LEAST_REFUSAL ? piece() : error();
    } catch (UpstreamFailedException e) {
      end(
          e.reason() == UpstreamFailedException.Reason.CANCELLED
              ? CallOutcome.CANCELLED
              : CallOutcome.BROKEN_OFF);
      throw e;
    }
  }

  private Optional<byte[]> piece() {
    Optional<byte[]> piece = answer.next(deadline.left());
    if (piece.isPresent() && read.size() <= MOST_READ) {
      read.writeBytes(piece.get());
    } else if (piece.isEmpty()) {
      end(CallOutcome.ANSWERED);
    }
    return piece;
  }

  /** Reads a whole error, since the key that it may quote may stand across two pieces. */
  private Optional<byte[]> error() {
    Optional<byte[]> piece = answer.next(deadline.left());
    while (piece.isPresent()) {
      read.writeBytes(piece.get());
      if (read.size() > MOST_READ) {
        throw new UpstreamFailedException(UpstreamFailedException.Reason.TOO_LARGE);
      }
      piece = answer.next(deadline.left());
    }
    end(CallOutcome.REJECTED_BY_PROVIDER);
    return read.size() == 0 ? Optional.empty() : Optional.of(errorMask.apply(read.toByteArray()));
  }

  private void end(CallOutcome outcome) {
    over = true;
    ending.accept(outcome, read.size() > MOST_READ ? new byte[0] : read.toByteArray());
  }

  @Override
  public void close() {
    answer.close();
    if (!over) {
      end(CallOutcome.CANCELLED);
    }
  }
}
