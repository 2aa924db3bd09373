package io.signalbox.tools.gateway.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.config.Secret;
import io.signalbox.knowledge.answer.Generation;
import io.signalbox.knowledge.answer.Prompt;
import io.signalbox.tools.gateway.ModelSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The route against a real HTTP server on loopback. */
class ChatRouteTest {
  private static final String KEY = "sk-very-secret-key";
  private static final Prompt PROMPT = new Prompt("Answer from passages.", "passage text");

  private final CountDownLatch testOver = new CountDownLatch(1);
  private final AtomicReference<String> authorization = new AtomicReference<>("");
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    testOver.countDown();
    server.stop(0);
  }

  @Test
  void aReplyBecomesADraftNamedAfterItsRoute() {
    answer(200, reply("It is so. [1]", "stop"));

    assertThat(ask(Duration.ofSeconds(10)))
        .isEqualTo(new Generation.Draft("It is so. [1]", "answers"));
    assertThat(authorization.get()).isEqualTo("Bearer " + KEY);
  }

  @ParameterizedTest
  @CsvSource({"401, key", "429, limit", "500, reached", "503, reached", "404, reached"})
  void aFailingProviderIsUnavailableWithASentenceThatHoldsNoSecret(int status, String word) {
    answer(status, "{\"error\":{\"message\":\"bad key " + KEY + " for passage text\"}}");

    assertThat(ask(Duration.ofSeconds(10)))
        .isInstanceOfSatisfying(
            Generation.Unavailable.class,
            unavailable ->
                assertThat(unavailable.reason())
                    .contains(word)
                    .doesNotContain(KEY, "passage text"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"not json at all", "{\"choices\":[]}", "{}", "<html>hello</html>"})
  void nonsenseIsUnavailable(String body) {
    answer(200, body);

    assertThat(ask(Duration.ofSeconds(10))).isInstanceOf(Generation.Unavailable.class);
  }

  @Test
  void aProviderThatHangsBeforeItsHeadersIsLeftAfterTheTimeout() {
    server.createContext("/", exchange -> hang());

    assertThat(ask(Duration.ofSeconds(1))).isInstanceOf(Generation.Unavailable.class);
  }

  @Test
  void aProviderThatHangsInTheMiddleOfItsAnswerIsLeftAfterTheTimeout() {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 10_000);
          exchange.getResponseBody().write("{\"choices\":[".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          hang();
        });

    assertThat(ask(Duration.ofSeconds(1))).isInstanceOf(Generation.Unavailable.class);
  }

  @Test
  void nobodyListeningIsUnavailable() {
    server.stop(0);

    assertThat(ask(Duration.ofSeconds(5))).isInstanceOf(Generation.Unavailable.class);
  }

  @Test
  void aFilteredAnswerIsARefusal() {
    answer(200, reply("…", "content_filter"));

    assertThat(ask(Duration.ofSeconds(10))).isInstanceOf(Generation.Refused.class);
  }

  @Test
  void theModelSayingThatItFoundNoAnswerIsARefusal() {
    answer(200, reply("NO ANSWER", "stop"));

    assertThat(ask(Duration.ofSeconds(10))).isInstanceOf(Generation.Refused.class);
  }

  private Generation ask(Duration timeout) {
    ModelSettings settings =
        new ModelSettings(
            "answers",
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
            "some-model",
            Optional.of(new Secret(KEY)),
            timeout,
            800);
    try (ChatRoute route = new ChatRoute(settings)) {
      return route.generate(PROMPT);
    }
  }

  private void answer(int status, String body) {
    server.createContext("/", exchange -> respond(exchange, status, body));
  }

  private void respond(HttpExchange exchange, int status, String body) throws IOException {
    authorization.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void hang() {
    try {
      testOver.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String reply(String text, String finish) {
    return """
        {"id":"1","object":"chat.completion","created":1,"model":"some-model","choices":[{"index":0,
        "message":{"role":"assistant","content":"%s"},"finish_reason":"%s"}],
        "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""
        .formatted(text, finish);
  }
}
