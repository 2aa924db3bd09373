package io.signalbox.tools.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PathWarmUpTest {
  @Test
  void isOverBeforeReadinessIsToldAndAsksNobodyElse() {
    Vertx vertx = Vertx.vertx();
    List<String> asked = new CopyOnWriteArrayList<>();
    try (VertxUpstream wire = new VertxUpstream(vertx)) {
      Upstream watched =
          (request, within, cancellation) -> {
            Upstream.Answer answer = wire.send(request, within, cancellation);
            asked.add(request.uri().getHost() + " " + answer.status());
            return answer;
          };
      long begun = System.nanoTime();

      ServerReadiness told =
          PathWarmUp.start(vertx, watched, Clock.systemUTC())
              .before(() -> new ServerReadiness(true, List.copyOf(asked)))
              .get();

      assertThat(told.notes()).isNotEmpty().containsOnly("127.0.0.1 200");
      assertThat(asked).hasSameSizeAs(told.notes());
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    } finally {
      vertx.close().await();
    }
  }
}
