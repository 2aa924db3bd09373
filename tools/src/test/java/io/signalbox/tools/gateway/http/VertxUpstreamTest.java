package io.signalbox.tools.gateway.http;

import static io.signalbox.tools.gateway.ScriptedUpstream.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.tools.gateway.Cancellation;
import io.signalbox.tools.gateway.ScriptedUpstream;
import io.signalbox.tools.gateway.Upstream;
import io.signalbox.tools.gateway.UpstreamFailed;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VertxUpstreamTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final VertxUpstream upstream = VertxUpstream.alone();

  @AfterEach
  void close() {
    upstream.close();
  }

  @Test
  void showsAWholeAnswerOnTheThreadThatBroughtItAndThenGivesItBack() {
    AtomicReference<String> shown = new AtomicReference<>("");
    AtomicReference<String> by = new AtomicReference<>("");
    try (ScriptedUpstream provider = new ScriptedUpstream(whole(200, "small"))) {
      Upstream.Answer answer =
          upstream.send(
              request(provider),
              LONG,
              new Cancellation(),
              early -> {
                shown.set(read(early));
                by.set(Thread.currentThread().getName());
              });

      assertThat(shown).hasValue("small");
      assertThat(by.get()).contains("eventloop");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.next(LONG)).isEmpty();
    }
  }

  @Test
  void doesNotShowWhatTakesAWhileToRead() {
    String large = "x".repeat(300_000);
    try (ScriptedUpstream provider = new ScriptedUpstream(whole(200, large))) {
      Upstream.Answer answer =
          upstream.send(
              request(provider),
              LONG,
              new Cancellation(),
              early -> {
                throw new AssertionError("shown all the same");
              });

      assertThat(read(answer)).isEqualTo(large);
    }
  }

  /** It is with the client already: whoever waited must not say that there was none. */
  @Test
  void givesAnAnswerBackThatIsBeingShownWhenTheTimeIsOver() {
    CountDownLatch never = new CountDownLatch(1);
    Duration time = Duration.ofMillis(400);
    try (ScriptedUpstream provider = new ScriptedUpstream(whole(200, "just in time"))) {
      Upstream.Answer answer =
          upstream.send(
              request(provider),
              time,
              new Cancellation(),
              slow -> {
                assertThat(await(never, time.multipliedBy(2))).isFalse();
                assertThat(read(slow)).isEqualTo("just in time");
              });

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.next(LONG)).isEmpty();
    }
  }

  @Test
  void showsNothingOnceTheTimeIsOver() throws InterruptedException {
    AtomicReference<Optional<Upstream.Answer>> shown = new AtomicReference<>(Optional.empty());
    try (ScriptedUpstream provider = new ScriptedUpstream(ScriptedUpstream.hang())) {
      assertThatThrownBy(
              () ->
                  upstream.send(
                      request(provider),
                      Duration.ofMillis(200),
                      new Cancellation(),
                      early -> shown.set(Optional.of(early))))
          .isInstanceOfSatisfying(
              UpstreamFailed.class,
              e -> assertThat(e.reason()).isEqualTo(UpstreamFailed.Reason.TOO_SLOW));

      assertThat(provider.wasBrokenOff()).isTrue();
      assertThat(shown.get()).isEmpty();
    }
  }

  @Test
  void aFaultWhileItIsShownDoesNotKeepAnybodyWaiting() {
    try (ScriptedUpstream provider = new ScriptedUpstream(whole(200, "small"))) {
      Upstream.Answer answer =
          upstream.send(
              request(provider),
              LONG,
              new Cancellation(),
              early -> {
                throw new IllegalStateException("a fault of ours");
              });

      assertThat(read(answer)).isEqualTo("small");
    }
  }

  private static boolean await(CountDownLatch latch, Duration time) {
    try {
      return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Upstream.Request request(ScriptedUpstream provider) {
    URI uri = URI.create(provider.baseUrl() + "/chat/completions?api-version=1");
    return new Upstream.Request("POST", uri, Map.of(), "{}".getBytes(UTF_8));
  }

  private static String read(Upstream.Answer answer) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Optional<byte[]> piece = answer.next(LONG); piece.isPresent(); piece = answer.next(LONG)) {
      all.writeBytes(piece.get());
    }
    return all.toString(UTF_8);
  }
}
