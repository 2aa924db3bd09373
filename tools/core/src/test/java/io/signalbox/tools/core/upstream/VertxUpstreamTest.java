package io.signalbox.tools.core.upstream;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.onceReleased;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.tools.core.call.CallCancellation;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VertxUpstreamTest implements UpstreamContract {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final VertxUpstream upstream = VertxUpstream.alone();

  @AfterEach
  void close() {
    upstream.close();
  }

  @Test
  void givesAWholeAnswerToWhoDoesNotWaitOnTheThreadThatBroughtIt() throws Exception {
    AtomicReference<String> by = new AtomicReference<>("");
    try (ScriptedUpstream provider = new ScriptedUpstream(onceReleased(whole(200, "small")))) {
      CompletableFuture<String> read =
          begin(provider, LONG)
              .thenApply(
                  answer -> {
                    by.set(Thread.currentThread().getName());
                    assertThat(answer.isWhole()).isTrue();
                    return read(answer);
                  });
      // Who comes after the answer reads it on a thread of their own.
      provider.release();

      assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("small");
      assertThat(by.get()).contains("eventloop");
    }
  }

  @Test
  void asksForTheRootOfAnAddressWithoutAPathAndSendsAQueryAsItIs() {
    try (ScriptedUpstream provider = new ScriptedUpstream(whole(200, "small"))) {
      URI bare = URI.create("http://127.0.0.1:" + provider.baseUrl().getPort());
      for (URI uri : List.of(bare, bare.resolve("/a%20b?c=%26"))) {
        read(
            upstream.send(
                new Upstream.Request("POST", uri, Map.of(), "{}".getBytes(UTF_8)),
                LONG,
                new CallCancellation()));
      }

      assertThat(provider.received())
          .extracting(ScriptedUpstream.Received::path)
          .containsExactly("/", "/a%20b?c=%26");
    }
  }

  @Test
  void saysOfALongAnswerThatReadingItTakesAWhile() {
    String large = "x".repeat(300_000);
    try (ScriptedUpstream provider = new ScriptedUpstream(whole(200, large))) {
      Upstream.Answer answer = Upstream.await(begin(provider, LONG));

      assertThat(answer.isWhole()).isFalse();
      assertThat(read(answer)).isEqualTo(large);
    }
  }

  @Test
  void breaksOffWhatHasNoHeadInTimeThoughNobodyWaits() throws Exception {
    try (ScriptedUpstream provider = new ScriptedUpstream(ScriptedUpstream.hang())) {
      assertThatThrownBy(() -> Upstream.await(begin(provider, Duration.ofMillis(200))))
          .isInstanceOfSatisfying(
              UpstreamFailedException.class,
              e -> assertThat(e.reason()).isEqualTo(UpstreamFailedException.Reason.TOO_SLOW));

      assertThat(provider.wasBrokenOff()).isTrue();
    }
  }

  @Test
  void saysThatACallWasCancelledThoughNobodyWaits() {
    CallCancellation cancellation = new CallCancellation();
    try (ScriptedUpstream provider = new ScriptedUpstream(ScriptedUpstream.hang())) {
      CompletionStage<Upstream.Answer> begun =
          upstream.begin(request(provider), LONG, cancellation).orElseThrow();
      cancellation.cancel();

      assertThatThrownBy(() -> Upstream.await(begun))
          .isInstanceOfSatisfying(
              UpstreamFailedException.class,
              e -> assertThat(e.reason()).isEqualTo(UpstreamFailedException.Reason.CANCELLED));
    }
  }

  private CompletableFuture<Upstream.Answer> begin(ScriptedUpstream provider, Duration within) {
    return upstream
        .begin(request(provider), within, new CallCancellation())
        .orElseThrow()
        .toCompletableFuture();
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

  @Override
  public Upstream contracted() {
    return upstream;
  }
}
