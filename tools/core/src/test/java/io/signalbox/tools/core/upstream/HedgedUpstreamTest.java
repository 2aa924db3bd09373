package io.signalbox.tools.core.upstream;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HedgedUpstreamTest implements UpstreamContract {
  private final VertxUpstream upstream = VertxUpstream.alone();

  @AfterEach
  void close() {
    upstream.close();
  }

  @Override
  public Upstream contracted() {
    return new HedgedUpstream(upstream, Duration.ofMillis(100), Clock.systemUTC(), () -> {});
  }
}
