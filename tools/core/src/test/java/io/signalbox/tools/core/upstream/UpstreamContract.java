package io.signalbox.tools.core.upstream;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.hang;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.reset;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.tools.core.call.CallCancellation;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Duties of every {@link Upstream}. A test of an upstream implements this, and runs its tests with
 * its own.
 */
public interface UpstreamContract {
  /** Time that is enough on any machine. */
  Duration ENOUGH = Duration.ofSeconds(20);

  /** Returns the upstream under test; for one call. */
  Upstream contracted();

  /** Address, headers and body leave as they are. */
  @Test
  default void contractTheRequestLeavesAsItIs() {
    try (ScriptedUpstream provider = new ScriptedUpstream(whole(200, "small"))) {
      URI uri = URI.create(provider.baseUrl() + "/chat?api-version=1");
      read(
          contracted()
              .send(
                  new Upstream.Request(
                      "POST", uri, Map.of("x-test", "seen"), "{\"a\":1}".getBytes(UTF_8)),
                  ENOUGH,
                  new CallCancellation()));

      ScriptedUpstream.Received received = provider.received().getFirst();
      assertThat(received.path()).endsWith("/chat?api-version=1");
      assertThat(received.headers()).containsEntry("x-test", "seen");
      assertThat(received.body()).isEqualTo("{\"a\":1}");
    }
  }

  /** An error is an answer. */
  @Test
  default void contractStatusHeadersAndBodyOfAnyAnswerAreGiven() {
    try (ScriptedUpstream provider =
        new ScriptedUpstream(whole(429, "slow down", "retry-after: 7"))) {
      Upstream.Answer answer = send(provider, ENOUGH);

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.header("Retry-After")).contains("7");
      assertThat(read(answer)).isEqualTo("slow down");
    }
  }

  /** A stream arrives in pieces. */
  @Test
  default void contractAllOfAStreamIsGiven() {
    try (ScriptedUpstream provider =
        new ScriptedUpstream(events("data: one\n\n", "data: two\n\n"))) {
      String all = read(send(provider, ENOUGH));

      assertThat(all).contains("one").contains("two");
    }
  }

  /** No head in time. */
  @Test
  default void contractAProviderThatSaysNothingIsTooSlow() {
    try (ScriptedUpstream provider = new ScriptedUpstream(hang(), hang())) {
      assertThatThrownBy(() -> send(provider, Duration.ofMillis(300)))
          .isInstanceOfSatisfying(
              UpstreamFailedException.class,
              e -> assertThat(e.reason()).isEqualTo(UpstreamFailedException.Reason.TOO_SLOW));
    }
  }

  /** A connection that ends before the head. */
  @Test
  default void contractAConnectionThatEndsIsBroken() {
    try (ScriptedUpstream provider = new ScriptedUpstream(reset(), reset())) {
      assertThatThrownBy(() -> send(provider, ENOUGH))
          .isInstanceOfSatisfying(
              UpstreamFailedException.class,
              e -> assertThat(e.reason()).isEqualTo(UpstreamFailedException.Reason.BROKEN));
    }
  }

  /** Nobody listens there. */
  @Test
  default void contractAnAddressWhereNobodyListensIsNotConnected() {
    URI gone;
    try (ScriptedUpstream provider = new ScriptedUpstream()) {
      gone = provider.baseUrl();
    }
    Upstream.Request request = new Upstream.Request("POST", gone, Map.of(), "{}".getBytes(UTF_8));

    assertThatThrownBy(() -> contracted().send(request, ENOUGH, new CallCancellation()))
        .isInstanceOfSatisfying(
            UpstreamFailedException.class,
            e -> assertThat(e.reason()).isEqualTo(UpstreamFailedException.Reason.NOT_CONNECTED));
  }

  private Upstream.Answer send(ScriptedUpstream provider, Duration within) {
    Upstream.Request request =
        new Upstream.Request(
            "POST",
            URI.create(provider.baseUrl() + "/chat"),
            Map.of("content-type", "application/json"),
            "{}".getBytes(UTF_8));
    return contracted().send(request, within, new CallCancellation());
  }

  private static String read(Upstream.Answer answer) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Optional<byte[]> piece = answer.next(ENOUGH);
        piece.isPresent();
        piece = answer.next(ENOUGH)) {
      all.writeBytes(piece.get());
    }
    return all.toString(UTF_8);
  }
}
