package io.signalbox.bot.bench.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.upstream.Upstream;
import java.time.Duration;
import java.util.Optional;

/**
 * Fake provider inside the process that answers at once, for measuring the gateway without sockets.
 */
final class InstantUpstream implements Upstream {
  private final byte[] body = FakeProviderResponses.BODY.getBytes(UTF_8);

  @Override
  public Answer send(Request request, Duration within, CallCancellation cancellation) {
    return new Whole(body);
  }

  /** Answer whose whole body is available at once. */
  private static final class Whole implements Answer {
    private final byte[] body;
    private boolean read;

    Whole(byte[] body) {
      this.body = body;
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public Optional<String> header(String name) {
      return name.equals("content-type") ? Optional.of("application/json") : Optional.empty();
    }

    @Override
    public Optional<byte[]> next(Duration within) {
      if (read) {
        return Optional.empty();
      }
      read = true;
      return Optional.of(body);
    }

    @Override
    public void close() {
      read = true;
    }
  }
}
