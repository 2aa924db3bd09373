package io.signalbox.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.bot.workspace.team.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signed requests to an app's own address, checked by Bolt itself. */
class HttpModeTest {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> retries = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final LocalWorkspace workspace =
      LocalWorkspace.start(Seeds.company(), 0, Clock.systemUTC(), new Random(1), Stage.CALM);
  private HttpServer server;

  @BeforeEach
  void listen() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    workspace.deliverOverHttp(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
  }

  @AfterEach
  void close() {
    workspace.close();
    server.stop(0);
  }

  private App app() {
    App app = BoltApp.unconnected(workspace);
    app.event(AppMentionEvent.class, (payload, context) -> context.ack());
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          heard.add(payload.getEvent().getText());
          return context.ack();
        });
    app.command(
        "/ask", (request, context) -> context.ack("heard: " + request.getPayload().getText()));
    return app;
  }

  private void serve(App app, AppConfig config) {
    SlackRequestParser parser = new SlackRequestParser(config);
    app.start();
    server.createContext("/", exchange -> answer(app, parser, exchange));
  }

  private void answer(App app, SlackRequestParser parser, HttpExchange exchange)
      throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String retry = exchange.getRequestHeaders().getFirst("X-Slack-Retry-Num");
    if (retry != null) {
      retries.add(retry);
    }
    Response response;
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      response = Response.error(500);
    } else {
      try {
        response =
            app.run(
                parser.parse(
                    SlackRequestParser.HttpRequest.builder()
                        .requestUri("/")
                        .requestBody(body)
                        .headers(new RequestHeaders(exchange.getRequestHeaders()))
                        .remoteAddress("127.0.0.1")
                        .build()));
      } catch (Exception failed) {
        throw new UncheckedIOException(new IOException(failed));
      }
    }
    String text = response.getBody() == null ? "" : response.getBody();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(response.getStatusCode(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void theSignatureIsOneThatBoltAccepts() throws Exception {
    App app = app();
    serve(app, app.config());

    workspace.client(Seeds.ADA).say(Seeds.GENERAL, "signed?");

    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("signed?");
  }

  @Test
  void anAppWithAnotherSecretHearsNothing() throws Exception {
    App app =
        new App(
            AppConfig.builder()
                .slack(BoltApp.unconnected(workspace).slack())
                .singleTeamBotToken(workspace.botToken())
                .signingSecret("another")
                .build());
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          heard.add(payload.getEvent().getText());
          return context.ack();
        });
    serve(app, app.config());

    workspace.client(Seeds.ADA).say(Seeds.GENERAL, "forged?");

    for (int retry = 1; retry <= 3; retry++) {
      assertThat(retries.poll(10, TimeUnit.SECONDS)).isEqualTo(Integer.toString(retry));
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void whatTheAppFailedOnIsSentAgain() throws Exception {
    failures.set(1);
    App app = app();
    serve(app, app.config());

    workspace.client(Seeds.ADA).say(Seeds.GENERAL, "again");

    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("again");
    assertThat(retries.poll(10, TimeUnit.SECONDS)).isEqualTo("1");
  }

  @Test
  void aCommandIsAForm() throws Exception {
    App app = app();
    serve(app, app.config());
    WorkspaceClient ada = workspace.client(Seeds.ADA);

    ada.command(Seeds.GENERAL, "/ask", "who & why?");

    assertThat(ada.awaitMessage(Seeds.GENERAL, ChatMessage::isEphemeral).text())
        .isEqualTo("heard: who & why?");
  }
}
