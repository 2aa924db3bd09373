package io.signalbox.ingestion.live.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture.MovedClock;
import io.signalbox.ingestion.live.LiveSourceFactory.OpenContext;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.SourceFailureException.FailureKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestClientTest {
  private final MovedClock clock = new MovedClock();
  private final List<Duration> pauses = new ArrayList<>();
  private RestPeer peer;
  private RestPeer other;
  private RestClient client;

  @BeforeEach
  void start() throws IOException {
    peer = new RestPeer();
    other = new RestPeer();
    peer.on("/thing", request -> PeerAnswer.json("{\"name\": \"thing\"}"));
    other.on("/.*", request -> PeerAnswer.json("{\"name\": \"elsewhere\"}"));
    client = client(uri -> false);
  }

  private RestClient client(Predicate<URI> elsewhere) {
    OpenContext context =
        new OpenContext(
            "wiki",
            Path.of("none"),
            Map.of(),
            clock,
            pause -> {
              pauses.add(pause);
              clock.move(pause);
            });
    return new RestClient(
        RestSettings.of(peer.url()).bearer(new Secret("right")).paced(100, 3),
        new HttpTransport(),
        context,
        elsewhere);
  }

  @AfterEach
  void stop() {
    peer.close();
    other.close();
  }

  @Test
  void waitsExactlyAsLongAsItIsToldInEachOfTheWaysOfSayingSo() {
    Instant now = clock.instant();
    peer.fail(PeerAnswer.status(429, Map.of("Retry-After", "37")));
    peer.fail(PeerAnswer.status(503, Map.of("Retry-After", "Mon, 30 Nov 2026 10:01:00 GMT")));
    peer.fail(
        PeerAnswer.status(
            403,
            Map.of(
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset",
                "" + now.plusSeconds(100).getEpochSecond())));
    assertThat(client.get("/thing").json().path("name").asText()).isEqualTo("thing");
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(37), Duration.ofSeconds(23), Duration.ofSeconds(40));

    peer.fail(PeerAnswer.status(429, Map.of("Retry-After", "3600")));
    SourceFailureException failure =
        catchThrowableOfType(SourceFailureException.class, () -> client.get("/thing"));
    assertThat(failure.notBefore()).contains(clock.instant().plusSeconds(3_600));
    peer.taken();
    catchThrowableOfType(SourceFailureException.class, () -> client.get("/thing"));
    assertThat(peer.taken()).isEmpty();
  }

  @Test
  void triesAgainAfterFaultsOfTheServerResetsAndAnswersThatAreCutOff() {
    peer.fail(PeerAnswer.status(500, Map.of()));
    peer.fail(new PeerAnswer(200, Map.of(), "{\"na", true));
    peer.fail(PeerAnswer.json("{\"name\": \"th"));
    assertThat(client.get("/thing").json().path("name").asText()).isEqualTo("thing");
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    Stream.generate(() -> PeerAnswer.status(502, Map.of())).limit(5).forEach(peer::fail);
    assertThat(catchThrowableOfType(SourceFailureException.class, () -> client.get("/thing")))
        .returns(FailureKind.ITEM, SourceFailureException::kind)
        .hasMessageContaining("HTTP 502, 5 times");
  }

  @Test
  void takesTheTokenNowhereElse() {
    peer.on(
        "/moved", request -> PeerAnswer.status(302, Map.of("Location", other.url() + "/thing")));
    peer.on("/renamed", request -> PeerAnswer.status(301, Map.of("Location", "/thing")));

    assertThat(client.get("/moved").isMoved()).isTrue();
    assertThat(other.requests).isEmpty();
    assertThat(client.get("/renamed").isOk()).isTrue();

    assertThat(client(uri -> true).get("/moved").isOk()).isTrue();
    assertThat(other.requests)
        .singleElement()
        .returns(true, r -> r.header("Authorization").isEmpty());
    assertThat(peer.requests).allMatch(r -> r.header("Authorization").get().equals("Bearer right"));
    assertThat(client.get(URI.create(other.url() + "/next")).isOk()).isTrue();
    assertThat(other.requests).allMatch(r -> r.header("Authorization").isEmpty());

    peer.fail(PeerAnswer.status(401, Map.of()));
    assertThat(catchThrowableOfType(SourceFailureException.class, () -> client.get("/thing")))
        .returns(FailureKind.CREDENTIALS, SourceFailureException::kind)
        .hasMessageNotContaining("right");
  }

  @Test
  void keepsToTheRate() {
    for (int i = 0; i < 13; i++) {
      client.get("/thing");
    }
    assertThat(pauses).hasSize(10).allMatch(pause -> pause.toMillis() <= 20);
    assertThat(clock.instant()).isAfter(Instant.parse("2026-11-30T10:00:00.090Z"));
  }

  @Test
  void knowsAddressesThatTheOpenWebDoesNotHave() throws IOException {
    for (String address :
        List.of(
            "127.0.0.1",
            "10.1.2.3",
            "172.20.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "fd00::1",
            "fe80::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1")) {
      assertThat(AddressGuard.isPrivate(InetAddress.getByName(address))).as(address).isTrue();
    }
    for (String address : List.of("93.184.216.34", "172.32.0.1", "2606:2800:220:1::1")) {
      assertThat(AddressGuard.isPrivate(InetAddress.getByName(address))).as(address).isFalse();
    }
  }
}
