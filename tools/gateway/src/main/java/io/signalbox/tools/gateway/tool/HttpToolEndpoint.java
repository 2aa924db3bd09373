package io.signalbox.tools.gateway.tool;

import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.route.HttpToolTarget;
import io.signalbox.tools.core.upstream.RequestAttempts;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Tool endpoint that sends HTTP requests. A request that may have changed something is not
 * repeated.
 */
final class HttpToolEndpoint implements ToolEndpoint {
  private static final int MOST_TEXT = 64 << 10;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final HttpToolTarget tool;
  private final Upstream upstream;

  HttpToolEndpoint(HttpToolTarget tool, Upstream upstream) {
    this.tool = tool;
    this.upstream = upstream;
  }

  @Override
  public String description() {
    return tool.description();
  }

  @Override
  public String schema() {
    return ToolRequests.schema(tool);
  }

  @Override
  public boolean writes() {
    return tool.writes();
  }

  @Override
  public Sent send(Sending sending) {
    Upstream.Request request = ToolRequests.request(tool, sending.arguments(), sending.id());
    CallDeadline deadline = sending.deadline();
    // What changes something is repeated only when it certainly did not arrive, or was turned away.
    boolean repeatable = tool.method() == HttpToolTarget.Method.GET || !tool.writes();
    CallRefusal last = RequestAttempts.unreachable("has no time left", CallOutcome.TIMED_OUT);
    int most = sending.route().retries() + 1;
    for (int attempt = 1; attempt <= most; attempt++) {
      boolean again;
      try (Upstream.Answer answer =
          upstream.send(request, deadline.left(), sending.cancellation())) {
        if (answer.status() < 300) {
          return Sent.done(text(answer, deadline), attempt);
        }
        last =
            RequestAttempts.unreachable(
                "answered with an error (" + answer.status() + ")", CallOutcome.UNAVAILABLE);
        again = answer.status() == 429 || (repeatable && answer.status() >= 500);
      } catch (UpstreamFailedException e) {
        last = RequestAttempts.unreachable(e.reason().words(), CallOutcome.UNAVAILABLE);
        again =
            e.reason() == UpstreamFailedException.Reason.NOT_CONNECTED
                || (repeatable && e.reason() == UpstreamFailedException.Reason.BROKEN);
      }
      if (!again || deadline.isOver() || sending.cancellation().pause(PAUSE)) {
        return Sent.refused(last, attempt);
      }
    }
    return Sent.refused(last, most);
  }

  private static String text(Upstream.Answer answer, CallDeadline deadline) {
    StringBuilder text = new StringBuilder();
    Optional<byte[]> piece = answer.next(deadline.left());
    while (piece.isPresent() && text.length() < MOST_TEXT) {
      text.append(new String(piece.get(), StandardCharsets.UTF_8));
      piece = answer.next(deadline.left());
    }
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text.toString();
  }
}
