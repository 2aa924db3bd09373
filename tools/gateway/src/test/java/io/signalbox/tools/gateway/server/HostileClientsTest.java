package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.gateway.call.ClientLimits;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that want to keep the server from serving others, at its socket. */
@Timeout(60)
class HostileClientsTest {
  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s", api-key: "${KEY}"}
      routes:
        answers: {kind: chat, provider: up, model: gpt-4o, callers: [tester], timeout: 5s}
      """;
  private static final String ASK =
      "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
  private static final int MIB = 1 << 20;

  private final TestClock clock = new TestClock();
  private final ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("hello")));

  private TestGateway gateway(int connections, long bodyBytes) {
    ClientLimits limits =
        new ClientLimits(
            connections,
            bodyBytes,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(75));
    return TestGateway.within(limits, clock, ROUTES, up.baseUrl());
  }

  private static Socket socket(TestGateway gateway, String... head) throws IOException {
    Socket socket = new Socket("127.0.0.1", gateway.server.port());
    socket.setSoTimeout(20_000);
    send(socket, String.join("\r\n", head));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /** The status line as far as its number; empty when the connection was closed without one. */
  private static String status(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
    } catch (SocketException e) {
      return "";
    }
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  private static int connections(TestGateway gateway) throws Exception {
    return (int) metric(gateway, "signalbox_gateway_client_connections");
  }

  private static double metric(TestGateway gateway, String name) throws Exception {
    return gateway
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Nothing: 1",
        "Authorization: Bearer ",
        "Authorization: Bearer sbx-0123456789abcdef0123456789abcdef",
        "Authorization: Basic c2J4LTE6",
        "x-api-key: sk-somebody-elses",
        "api-key: 1"
      })
  void refusesAKeyThatDoesNotCountBeforeThereIsABody(String header) throws Exception {
    try (TestGateway gateway = gateway(50, 32 * MIB)) {
      for (String path :
          List.of("/v1/chat/completions", "/v1/messages", "/v1/embeddings", "/v1/settlements")) {
        try (Socket socket =
            socket(
                gateway,
                "POST " + path + " HTTP/1.1",
                "Host: x",
                header,
                "Content-Length: " + 31 * MIB,
                "",
                "")) {
          assertThat(status(socket)).as(path).isEqualTo("HTTP/1.1 401");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "GZIP, gzip", "zstd", "x"})
  void readsNothingOfABodyThatIsCompressed(String encoding) throws Exception {
    try (TestGateway gateway = gateway(50, 32 * MIB);
        Socket socket =
            socket(
                gateway,
                "POST /v1/chat/completions HTTP/1.1",
                "Host: x",
                "Authorization: Bearer " + gateway.key,
                "Content-Encoding: " + encoding,
                "Content-Length: " + 3 * MIB,
                "",
                "")) {
      assertThat(status(socket)).isEqualTo("HTTP/1.1 415");
      assertThat(metric(gateway, "signalbox_gateway_body_bytes")).isZero();
    }
  }

  @Test
  void takesOneTextThatFillsTheLargestBody() throws Exception {
    try (TestGateway gateway = gateway(50, 64 * MIB)) {
      String body =
          "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
              .formatted("answers", "x".repeat(31 * MIB));

      assertThat(gateway.chat(body).body()).doesNotContain("malformed_request");
    }
  }

  @Test
  void keepsNothingOfABodyThatIsSentWithoutAKey() throws Exception {
    try (TestGateway gateway = gateway(50, 32 * MIB)) {
      List<Socket> sockets = new ArrayList<>();
      byte[] piece = new byte[MIB];
      for (int i = 0; i < 8; i++) {
        Socket socket =
            socket(
                gateway,
                "POST /v1/chat/completions HTTP/1.1",
                "Host: x",
                "Content-Length: " + 31 * MIB,
                "",
                "");
        sockets.add(socket);
        for (int sent = 0; sent < 8; sent++) {
          socket.getOutputStream().write(piece);
        }
      }

      assertThat(metric(gateway, "signalbox_gateway_body_bytes")).isZero();
      assertThat(gateway.get("/health").body()).isEqualTo("ok\n");
      assertThat(gateway.chat(ASK).statusCode()).isEqualTo(200);
      for (Socket socket : sockets) {
        assertThat(status(socket)).isEqualTo("HTTP/1.1 401");
        socket.close();
      }
    }
  }

  @Test
  void bodiesOfThoseWithAKeyAreBoundTogetherAndHealthSaysSo() throws Exception {
    try (TestGateway gateway = gateway(50, 32 * MIB);
        Socket holder = keyed(gateway, 31 * MIB)) {
      byte[] most = new byte[30 * MIB];
      holder.getOutputStream().write(most);
      while (metric(gateway, "signalbox_gateway_body_bytes") < most.length) {
        Thread.onSpinWait();
      }
      HttpResponse<String> health = gateway.get("/health");
      HttpResponse<String> ready = gateway.get("/ready");
      try (Socket second = keyed(gateway, 8 * MIB)) {
        second.getOutputStream().write(new byte[3 * MIB]);

        assertThat(status(second)).isEqualTo("HTTP/1.1 503");
      }
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).isEqualTo("no room for bodies\n");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(gateway.chat(ASK).statusCode()).isEqualTo(200);

      holder.close();
      while (metric(gateway, "signalbox_gateway_body_bytes") > 0) {
        Thread.onSpinWait();
      }
      assertThat(gateway.get("/health").body()).isEqualTo("ok\n");
    }
  }

  private static Socket keyed(TestGateway gateway, int length) throws IOException {
    return socket(
        gateway,
        "POST /v1/chat/completions HTTP/1.1",
        "Host: x",
        "Authorization: Bearer " + gateway.key,
        "Content-Length: " + length,
        "",
        "");
  }

  @Test
  void aBodyThatArrivesSlowlyIsNotWaitedFor() throws Exception {
    try (TestGateway gateway = gateway(50, 32 * MIB);
        Socket slow = keyed(gateway, 100)) {
      send(slow, "{");
      while (metric(gateway, "signalbox_gateway_body_bytes") < 1) {
        Thread.onSpinWait();
      }

      clock.advance(Duration.ofSeconds(31));

      assertThat(status(slow)).isEqualTo("HTTP/1.1 408");
      assertThat(metric(gateway, "signalbox_gateway_body_bytes")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nX-A: ", "P"})
  void aHeadThatArrivesSlowlyIsNotWaitedFor(String beginning) throws Exception {
    try (TestGateway gateway = gateway(50, 32 * MIB);
        Socket slow = socket(gateway, beginning)) {
      while (metric(gateway, "signalbox_gateway_client_connections") < 2) {
        Thread.onSpinWait();
      }

      clock.advance(Duration.ofSeconds(11));

      assertThat(isClosed(slow)).isTrue();
    }
  }

  @Test
  void aSecondHeadThatNeverEndsIsNotWaitedForEither() throws Exception {
    try (TestGateway gateway = gateway(50, 32 * MIB);
        Socket slow = socket(gateway, "GET /health HTTP/1.1", "Host: x", "", "")) {
      assertThat(status(slow)).isEqualTo("HTTP/1.1 200");
      send(slow, "GET /health HTTP/1.1\r\nX-A: ");
      slow.setSoTimeout(50);
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      boolean closed = false;
      while (!closed && System.nanoTime() < end) {
        clock.advance(Duration.ofSeconds(20));
        try {
          send(slow, "a");
          closed = slow.getInputStream().readAllBytes().length >= 0;
        } catch (SocketTimeoutException e) {
          closed = false;
        } catch (SocketException e) {
          closed = true;
        }
      }

      assertThat(closed).isTrue();
    }
  }

  @Test
  void whoWaitsLongestMakesRoomWhereThereAreTooManyConnections() throws Exception {
    try (TestGateway gateway = gateway(20, 32 * MIB)) {
      List<Socket> idle = new ArrayList<>();
      for (int i = 0; i < 19; i++) {
        idle.add(socket(gateway, "POST /v1/chat/completions HTTP/1.1", "X: "));
      }
      // The client's own is the last there is.
      while (metric(gateway, "signalbox_gateway_client_connections") < 20) {
        Thread.onSpinWait();
      }
      try (Socket refused = socket(gateway, "")) {
        assertThat(isClosed(refused)).isTrue();
      }

      clock.advance(Duration.ofSeconds(2));
      for (int i = 0; i < 10; i++) {
        idle.add(socket(gateway, "GET"));
      }
      while (connections(gateway) > 20) {
        Thread.onSpinWait();
      }

      try (Socket fresh = socket(gateway, "GET /health HTTP/1.1", "Host: x", "", "")) {
        assertThat(status(fresh)).isEqualTo("HTTP/1.1 200");
      }
      assertThat(gateway.chat(ASK).statusCode()).isEqualTo(200);
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void aSmallBodyWithoutAKeyLeavesTheConnectionForTheNextRequest() throws Exception {
    try (TestGateway gateway = gateway(50, 32 * MIB);
        Socket socket =
            socket(
                gateway,
                "POST /v1/chat/completions HTTP/1.1",
                "Host: x",
                "Content-Length: 2",
                "",
                "{}GET /health HTTP/1.1",
                "Host: x",
                "Connection: close",
                "",
                "")) {
      String all = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

      assertThat(all).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200", "ok\n");
    }
  }

  @Test
  void saysGoOnOnlyToThoseWithAKey() throws Exception {
    try (TestGateway gateway = gateway(50, 32 * MIB);
        Socket stranger =
            socket(
                gateway,
                "POST /v1/chat/completions HTTP/1.1",
                "Host: x",
                "Expect: 100-continue",
                "Content-Length: 5000000",
                "",
                "");
        Socket known =
            socket(
                gateway,
                "POST /v1/chat/completions HTTP/1.1",
                "Host: x",
                "Expect: 100-continue",
                "Authorization: Bearer " + gateway.key,
                "Content-Length: " + ASK.length(),
                "",
                "")) {
      assertThat(status(stranger)).isEqualTo("HTTP/1.1 401");
      assertThat(status(known)).isEqualTo("HTTP/1.1 100");
      send(known, ASK);
      assertThat(new String(known.getInputStream().readNBytes(100), ISO_8859_1))
          .contains("HTTP/1.1 200");
    }
  }

  @Test
  void refusesAHeadBeyondTheLimit() throws Exception {
    try (TestGateway gateway = gateway(50, 32 * MIB);
        Socket socket =
            socket(gateway, "GET /health HTTP/1.1", "Host: x", "X-A: " + "a".repeat(17 << 10))) {
      assertThat(status(socket)).isIn("HTTP/1.1 431", "HTTP/1.0 431");
    }
  }
}
