package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Streamed answer to a pass-through request; reading or closing it settles the call. */
public final class PassThroughAnswer implements AutoCloseable {
  /** Longest answer, in bytes, whose token counts are read. */
  private static final int MOST_READ = 4 << 20;

  private static final int LEAST_REFUSAL = 400;

  private final String route;
  private final Upstream.Answer answer;
  private final CallDeadline deadline;
  private final BiConsumer<CallOutcome, byte[]> ending;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private boolean over;

  PassThroughAnswer(
      String route,
      Upstream.Answer answer,
      CallDeadline deadline,
      BiConsumer<CallOutcome, byte[]> ending) {
    this.route = route;
    this.answer = answer;
    this.deadline = deadline;
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
   * Waits for the next piece of the body; empty at the end.
   *
   * @throws UpstreamFailedException when it does not come
   */
  public Optional<byte[]> next() {
    if (over) {
      return Optional.empty();
    }
    try {
      Optional<byte[]> piece = answer.next(deadline.left());
      if (piece.isPresent() && read.size() <= MOST_READ) {
        read.writeBytes(piece.get());
      } else if (piece.isEmpty()) {
        end(status() < LEAST_REFUSAL ? CallOutcome.ANSWERED : CallOutcome.REJECTED_BY_PROVIDER);
      }
      return piece;
    } catch (UpstreamFailedException e) {
      end(
          e.reason() == UpstreamFailedException.Reason.CANCELLED
              ? CallOutcome.CANCELLED
              : CallOutcome.BROKEN_OFF);
      throw e;
    }
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
