package io.signalbox.tools.core.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.AnswerRestorer;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.protocol.SseReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reader of a provider's streamed answer in a direct call. It holds events back until the first
 * token and throws on failures before it, so that another provider can be tried; later failures
 * become the last event. Redacted values are restored. For one thread.
 */
final class DirectStream {
  /** Bytes of an event for each byte of its text, at least. */
  private static final int FRAMED = 20;

  private final RouteAttempt attempt;
  private final Consumer<String> pieces;
  private final Optional<AnswerRestorer> restorer;
  private final SseReader reader = new SseReader();
  private final List<SseEvent> waiting = new ArrayList<>();
  private AnswerFacts facts = AnswerFacts.NONE;
  private long bytes;
  private boolean whole;
  private boolean begun;

  DirectStream(RouteAttempt attempt, Consumer<String> pieces) {
    this.attempt = attempt;
    this.pieces = pieces;
    this.restorer =
        attempt.redaction().restores()
            ? Optional.of(new AnswerRestorer(attempt.redaction()))
            : Optional.empty();
  }

  /**
   * Reads the stream to its end.
   *
   * @return what was used
   * @throws UpstreamFailedException when it does not begin
   */
  PlausibleUsage.Used read(Upstream.Answer answer) {
    try {
      Optional<byte[]> piece = answer.next(attempt.head().left());
      while (piece.isPresent()) {
        take(piece.get());
        piece = answer.next((begun ? attempt.whole() : attempt.head()).left());
      }
      if (!begun || (!whole && facts.finishReason().isEmpty())) {
        throw new UpstreamFailedException(UpstreamFailedException.Reason.BROKEN);
      }
    } catch (UpstreamFailedException e) {
      if (!begun) {
        throw e;
      }
      String sentence = "The answer broke off: " + e.getMessage() + ".";
      pieces.accept(
          new String(ErrorBody.event(attempt.sent().shape(), 502, "broken_off", sentence), UTF_8));
    }
    boolean counted = facts.usage().filter(usage -> usage.output() != 0 || whole).isPresent();
    return attempt.usageBound().used(counted ? facts : AnswerFacts.NONE, bytes / FRAMED);
  }

  private void take(byte[] piece) {
    bytes += piece.length;
    for (SseEvent event : reader.read(piece)) {
      event
          .data()
          .filter(data -> data.startsWith("{"))
          .flatMap(data -> AnswerReader.read(data.getBytes(UTF_8)))
          .ifPresent(more -> facts = facts.then(more));
      whole |= event.isLast();
      if (!onlyCounts(event)) {
        waiting.add(event);
      }
    }
    if (facts.failed() && !begun) {
      throw new UpstreamFailedException(UpstreamFailedException.Reason.ERROR_INSIDE);
    }
    if (whole && !begun && facts.isHollow()) {
      throw new UpstreamFailedException(UpstreamFailedException.Reason.WITHOUT_ANSWER);
    }
    begun |= facts.begins() || whole;
    if (begun) {
      waiting.forEach(this::show);
      waiting.clear();
    }
  }

  /**
   * Returns whether an event only reports usage, which the library requested and its caller did
   * not.
   */
  private boolean onlyCounts(SseEvent event) {
    return !attempt.sent().has("stream_options")
        && event
            .data()
            .filter(data -> data.replace(" ", "").contains("\"choices\":[]"))
            .isPresent();
  }

  private void show(SseEvent event) {
    restorer.ifPresentOrElse(
        each -> each.restored(event).forEach(out -> pieces.accept(new String(out.raw(), UTF_8))),
        () -> pieces.accept(new String(event.raw(), UTF_8)));
  }
}
