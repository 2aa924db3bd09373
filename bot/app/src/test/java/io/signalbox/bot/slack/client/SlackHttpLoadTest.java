package io.signalbox.bot.slack.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import io.signalbox.bot.app.demo.LocalBot;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.config.secret.Secret;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HTTP mode while handlers are slow and clients leave, dawdle or send too much. */
@Timeout(60)
class SlackHttpLoadTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(3);
  private static final int SLOW = 100;
  private static final int QUICK = 200;

  private static final LocalWorkspace WORKSPACE =
      LocalWorkspace.start(SampleWorkspace.seed(), 0, Clock.systemUTC(), new Random(1));

  private final SlackClient slack = new SlackClient(LocalBot.settings(WORKSPACE));

  /** Released at the end of a test. */
  private final CountDownLatch hold = new CountDownLatch(1);

  private final CountDownLatch slowBegun = new CountDownLatch(SLOW);
  private final SignedRequestServer http = open(Duration.ofSeconds(10));
  private final HttpClient client = HttpClient.newHttpClient();

  private SignedRequestServer open(Duration patience) {
    App app =
        new App(
            AppConfig.builder()
                .slack(slack.slack())
                .signingSecret(SECRET)
                .singleTeamBotToken(WORKSPACE.botToken())
                .build());
    app.event(MessageEvent.class, (payload, context) -> context.ack());
    app.event(
        AppMentionEvent.class,
        (payload, context) -> {
          slowBegun.countDown();
          released();
          return context.ack();
        });
    SignedRequestServer server =
        new SignedRequestServer(
            app,
            new SlackSignature(new Secret(SECRET), Clock.systemUTC()),
            new SignedRequestServer.Listening("127.0.0.1", 0, patience),
            Clock.systemUTC());
    server.start();
    return server;
  }

  private void released() {
    try {
      if (!hold.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody released it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterAll
  static void closeWorkspace() {
    WORKSPACE.close();
  }

  @AfterEach
  void close() {
    hold.countDown();
    http.close();
    slack.close();
    client.close();
  }

  @Test
  void isAcknowledgedInTimeWhileAHundredHandlersWait() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> slow =
        IntStream.range(0, SLOW).mapToObj(i -> send(event("app_mention", i))).toList();
    assertThat(slowBegun.await(30, TimeUnit.SECONDS)).isTrue();

    List<CompletableFuture<HttpResponse<String>>> quick =
        IntStream.range(0, QUICK).mapToObj(i -> send(event("message", i))).toList();

    // Each gives up by itself after three seconds.
    assertThat(quick).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
    assertThat(slow).noneMatch(CompletableFuture::isDone);
    hold.countDown();
    assertThat(slow).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
  }

  @Test
  void aClientThatLeavesBeforeItsAnswerTroublesNobody() throws Exception {
    String body = event("app_mention", 1);
    try (Socket socket = connected(http)) {
      socket.getOutputStream().write(request(body, body.getBytes(UTF_8).length));
      while (slowBegun.getCount() == SLOW) {
        Thread.onSpinWait();
      }
    }
    hold.countDown();

    assertThat(send(event("message", 2)).join().statusCode()).isEqualTo(200);
  }

  @Test
  void aClientThatLeavesInTheMiddleOfItsBodyTroublesNobody() throws Exception {
    String body = event("message", 1);
    try (Socket socket = connected(http)) {
      socket.getOutputStream().write(request(body, body.length() + 1_000));
    }

    assertThat(send(event("message", 2)).join().statusCode()).isEqualTo(200);
  }

  @Test
  void refusesABodyOfManyMegabytesAfterItsFirst() throws Exception {
    byte[] piece = new byte[1 << 16];
    try (Socket socket = connected(http)) {
      socket.getOutputStream().write(request("", 100_000_000));
      int sent = 0;
      try {
        for (; sent < 1_000; sent++) {
          socket.getOutputStream().write(piece);
        }
      } catch (SocketException closed) {
        // As it should be: the rest is not taken.
      }
      assertThat(sent).isLessThan(1_000);
    }
  }

  @Test
  void closesAConnectionWhoseHeadDoesNotEnd() throws Exception {
    SignedRequestServer hasty = open(Duration.ofMillis(300));
    try (Socket socket = connected(hasty)) {
      socket.setSoTimeout(20);
      socket.getOutputStream().write("POST /slack/events HTTP/1.1\r\n".getBytes(ISO_8859_1));

      assertThat(isClosedWhileDribbling(socket)).isTrue();
    } finally {
      hasty.close();
    }
  }

  @Test
  void refusesAHeadThatIsTooLarge() throws Exception {
    try (Socket socket = connected(http)) {
      String head = "GET /health HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));

      assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
          .isEqualTo("HTTP/1.1 431");
    }
  }

  @Test
  void severalRequestsOnOneConnectionAreEachGivenTheirTime() throws Exception {
    SignedRequestServer hasty = open(Duration.ofMillis(400));
    String body = event("message", 1);
    try (Socket socket = connected(hasty)) {
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write(request(body, body.length()));
        assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
            .isEqualTo("HTTP/1.1 200");
        // The rest of the response is read by nobody; the next one is found by its first line.
        skipToEnd(socket);
      }
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } finally {
      hasty.close();
    }
  }

  private static void skipToEnd(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    assertThat(head.toString().toLowerCase(Locale.ROOT)).contains("content-length: 0");
  }

  private static boolean isClosedWhileDribbling(Socket socket) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end) {
      try {
        socket.getOutputStream().write('x');
        if (socket.getInputStream().read() < 0) {
          return true;
        }
      } catch (SocketTimeoutException e) {
        // Nothing yet: the next byte.
      } catch (SocketException e) {
        return true;
      }
    }
    return false;
  }

  private static Socket connected(SignedRequestServer server) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static byte[] request(String body, int length) throws Exception {
    StringBuilder head = new StringBuilder("POST /slack/events HTTP/1.1\r\nHost: x\r\n");
    head.append("Content-Type: application/json\r\nContent-Length: ").append(length);
    SlackSigner.headers(SECRET, Instant.now(), body)
        .forEach((name, value) -> head.append("\r\n").append(name).append(": ").append(value));
    return head.append("\r\n\r\n").append(body).toString().getBytes(ISO_8859_1);
  }

  private static String event(String type, int number) {
    return "{\"type\":\"event_callback\",\"event\":{\"type\":\"%s\",\"ts\":\"%d.0\"}}"
        .formatted(type, number);
  }

  private CompletableFuture<HttpResponse<String>> send(String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + http.port() + SignedRequestServer.PATH))
            .header("Content-Type", "application/json")
            .timeout(body.contains("app_mention") ? Duration.ofSeconds(40) : ACKNOWLEDGED_WITHIN)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    try {
      SlackSigner.headers(SECRET, Instant.now(), body).forEach(request::header);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
