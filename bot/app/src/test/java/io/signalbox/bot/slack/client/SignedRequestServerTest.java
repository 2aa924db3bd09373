package io.signalbox.bot.slack.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import io.signalbox.bot.app.demo.LocalBot;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP mode as whoever reaches its port sees it. */
class SignedRequestServerTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String CHALLENGE =
      "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"c-1\"}";
  private static final String MARK = "MARK-of-a-stranger";

  private static final LocalWorkspace WORKSPACE =
      LocalWorkspace.start(SampleWorkspace.seed(), 0, Clock.systemUTC(), new Random(1));

  private final SlackClient slack = new SlackClient(LocalBot.settings(WORKSPACE));
  private final Instant now = Instant.now();
  private final AtomicInteger run = new AtomicInteger();
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
    app.use(
        (request, response, chain) -> {
          run.incrementAndGet();
          return chain.next(request);
        });
    app.event(MessageEvent.class, (payload, context) -> noted(payload.getEvent().getTs(), context));
    app.event(
        AppMentionEvent.class, (payload, context) -> noted(payload.getEvent().getTs(), context));
    app.command("/ask", (request, context) -> noted(request.getPayload().getTriggerId(), context));
    app.blockAction(
        Pattern.compile(".*"),
        (request, context) -> noted(request.getPayload().getTriggerId(), context));
    app.viewSubmission(
        Pattern.compile(".*"),
        (request, context) -> noted(request.getPayload().getView().getId(), context));
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    SignedRequestServer server =
        new SignedRequestServer(
            app,
            new SlackSignature(new Secret(SECRET), clock),
            new SignedRequestServer.Listening("127.0.0.1", 0, patience),
            patience.toSeconds() > 1 ? clock : Clock.systemUTC());
    server.start();
    return server;
  }

  /** Acknowledges as the listeners of the bot do: a delivery needs what names it. */
  private static Response noted(String id, Context context) {
    Objects.requireNonNull(id);
    return context.ack();
  }

  @AfterAll
  static void closeWorkspace() {
    WORKSPACE.close();
  }

  @AfterEach
  void close() {
    http.close();
    slack.close();
    client.close();
  }

  @Test
  void answersWhatSlackSigned() throws Exception {
    HttpResponse<String> response = signed(CHALLENGE, Duration.ZERO, "application/json");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("c-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "payload=%7B",
        "payload=%7B%22type%22%3A%22" + MARK + "\n\u001b[31mERROR%22%7D",
        MARK + "\r\n2026-01-01 00:00:00 ERROR forged\u001b]0;x\u0007",
        "{\"type\":\"" + MARK + "\"}",
        "{\"type\":\"url_verification\",\"challenge\":\"" + MARK + "\"}",
        "command=%2Fask&text=" + MARK,
        "ssl_check=1&token=" + MARK,
        "payload=[" + MARK,
        ""
      })
  void saysNothingOfABodyThatSlackDidNotSign(String body) throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    System.setOut(new PrintStream(seen, true, UTF_8));
    System.setErr(new PrintStream(seen, true, UTF_8));
    try {
      String seconds = "" + now.getEpochSecond();

      HttpResponse<String> bare = post(body, Map.of());
      HttpResponse<String> forged =
          post(
              body,
              Map.of(
                  "X-Slack-Request-Timestamp",
                  seconds,
                  "X-Slack-Signature",
                  "v0=" + "0".repeat(64)));
      HttpResponse<String> odd =
          post(
              body,
              Map.of(
                  "X-Slack-Request-Timestamp", seconds + MARK, "X-Slack-Signature", "v0=" + MARK));

      assertThat(bare.statusCode()).isEqualTo(401);
      assertThat(forged.statusCode()).isEqualTo(401);
      assertThat(odd.statusCode()).isEqualTo(401);
      assertThat(bare.body() + forged.body() + odd.body()).isEmpty();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(seen.toString(UTF_8)).doesNotContain(MARK, "forged", "\u001b[31m", "payload");
    assertThat(seen.toString(UTF_8)).contains("A request that Slack did not sign");
    assertThat(run).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5M1S", "-PT5M1S", "P3650D", "-P3650D"})
  void refusesATimeOfMoreThanFiveMinutesFromNow(String off) throws Exception {
    assertThat(signed(CHALLENGE, Duration.parse(off), "application/json").statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT4M50S", "-PT4M50S"})
  void takesATimeOfLessThanFiveMinutesFromNow(String off) throws Exception {
    assertThat(signed(CHALLENGE, Duration.parse(off), "application/json").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "payload=%7B", "{}", "", "payload=[]", "null", "payload", "%"})
  void whatIsSignedAndCannotBeReadIsABadRequest(String body) throws Exception {
    assertThat(signed(body, Duration.ZERO, "application/x-www-form-urlencoded").statusCode())
        .isBetween(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'event_callback','event':{'type':'message','channel':[],'text':'x'}}",
        "{'type':'event_callback','event':{'type':'message','channel':{'id':1},'text':7}}",
        "{'type':'event_callback','event':{'type':'app_mention','user':[['U1']]}}",
        "{'type':'event_callback','event':{'type':'message','user':null}}",
        "{'type':'event_callback','event':{'type':'message','blocks':[{'type':null}]}}",
        "{'type':'event_callback','event':[]}",
        "{'type':'event_callback','event':'message'}",
        "{'type':'event_callback','event':null}",
        "{'type':'event_callback'}",
        "{'type':[]}",
        "{'type':'event_callback','team_id':{},'event':{'type':'message'}}",
        "{'type':'event_callback','event':{'type':'message','ts':1e999}}",
        "command=%2Fask&text=hello",
        "command=%2Fask&text=hello&team_id=&user_id=&channel_id=&trigger_id=",
        "command=&text=hello&team_id=T1",
        "payload={'type':'block_actions'}",
        "payload={'type':'block_actions','actions':{}}",
        "payload={'type':'block_actions','actions':[],'user':[],'team':{}}",
        "payload={'type':'view_submission','view':[]}",
        "payload={'type':'view_submission','view':{'state':7}}",
        "payload={'type':'shortcut'}",
        "payload={'type':'message_action','message':[]}",
        "payload={'type':'block_suggestion'}"
      })
  void whatIsSignedAndOddIsNeverAFaultOfOurs(String odd) throws Exception {
    String body = odd.replace('\'', '"');
    String type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";

    assertThat(signed(body, Duration.ZERO, type).statusCode()).isBetween(200, 404);
  }

  @Test
  void doesNotWaitForABodyThatStopsArriving() throws Exception {
    SignedRequestServer hasty = open(Duration.ofMillis(300));
    try (Socket socket = new Socket("127.0.0.1", hasty.port())) {
      socket.setSoTimeout(10_000);
      String head =
          "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n"
              + "X-Slack-Request-Timestamp: "
              + now.getEpochSecond()
              + "\r\nX-Slack-Signature: v0="
              + "0".repeat(64)
              + "\r\n\r\nxx";
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));

      assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
          .isEqualTo("HTTP/1.1 408");
    } finally {
      hasty.close();
    }
  }

  @Test
  void refusesALargeBodyBeforeItHasAllOfIt() throws Exception {
    assertThat(signed("x".repeat(1_000_001), Duration.ZERO, "application/json").statusCode())
        .isEqualTo(413);
  }

  @Test
  void needsNothingOfABodyWithoutASignature() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", http.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n"
                  .getBytes(ISO_8859_1));

      assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
          .isEqualTo("HTTP/1.1 401");
    }
  }

  @Test
  void doesNotWaitLongForABodyThatArrivesByteByByte() throws Exception {
    SignedRequestServer hasty = open(Duration.ofMillis(300));
    try (Socket socket = new Socket("127.0.0.1", hasty.port())) {
      socket.setSoTimeout(20);
      String head =
          "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n"
              + "X-Slack-Request-Timestamp: "
              + now.getEpochSecond()
              + "\r\nX-Slack-Signature: v0="
              + "0".repeat(64)
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));

      assertThat(answerWhileDribbling(socket)).startsWith("HTTP/1.1 408");
    } finally {
      hasty.close();
    }
  }

  private static String answerWhileDribbling(Socket socket) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end) {
      try {
        socket.getOutputStream().write('x');
        return new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
      } catch (SocketTimeoutException e) {
        // Nothing yet: the next byte.
      }
    }
    return "no answer";
  }

  @Test
  void listensOnLoopbackUnlessAnotherHostIsNamed() {
    assertThat(settings("").host()).isEqualTo("127.0.0.1");
    assertThat(settings("host: 0.0.0.0").host()).isEqualTo("0.0.0.0");
    assertThatThrownBy(() -> new Socket("127.0.0.2", http.port()).close())
        .isInstanceOf(IOException.class);
  }

  private static SlackSettings settings(String more) {
    String yaml = "mode: http\nbot-token: xoxb-1\nsigning-secret: s\n" + more + "\n";
    return ConfigFile.ofText(yaml, Path.of("."), Map.of()).load(SlackSettings::from).settings();
  }

  private HttpResponse<String> signed(String body, Duration off, String type) throws Exception {
    Map<String, String> headers = new HashMap<>(SlackSigner.headers(SECRET, now.plus(off), body));
    headers.put("Content-Type", type);
    return post(body, headers);
  }

  private HttpResponse<String> post(String body, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + http.port() + SignedRequestServer.PATH))
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
