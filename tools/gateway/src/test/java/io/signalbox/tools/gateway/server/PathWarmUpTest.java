package io.signalbox.tools.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PathWarmUpTest {
  @Test
  void asksNobodyButThisProcessAndHoldsReadinessForAMomentAtMost() throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    CountDownLatch answered = new CountDownLatch(1);
    Set<String> hosts = ConcurrentHashMap.newKeySet();
    try (VertxUpstream wire = new VertxUpstream(vertx)) {
      Upstream watched =
          (request, within, cancellation) -> {
            hosts.add(request.uri().getHost());
            Upstream.Answer answer = wire.send(request, within, cancellation);
            answered.countDown();
            return answer;
          };
      long begun = System.nanoTime();

      ServerReadiness told =
          PathWarmUp.start(vertx, watched, Clock.systemUTC())
              .before(() -> ServerReadiness.of(true))
              .get();

      assertThat(told.isReady()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
      assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(hosts).containsExactly("127.0.0.1");
    } finally {
      vertx.close().await();
    }
  }
}
