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
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import io.signalbox.bot.workspace.team.WorkspaceTimings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private static final String STRANGER = "U0STIG";
  private static final String SHARED = "C0SHARED";

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> retries = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final LocalWorkspace workspace =
      LocalWorkspace.start(grid(), 0, Clock.systemUTC(), new Random(1), Stage.CALM);
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

  /** The company in an Enterprise Grid, with somebody of another company in a shared channel. */
  private static WorkspaceSeed grid() {
    WorkspaceSeed company = Seeds.company();
    List<WorkspaceSeed.Person> people = new ArrayList<>(company.people());
    people.add(
        new WorkspaceSeed.Person(STRANGER, "stig", "Stig", "", "stig@else.example", "UTC", false));
    List<WorkspaceSeed.Channel> channels = new ArrayList<>(company.channels());
    channels.add(
        new WorkspaceSeed.Channel(
            SHARED, "shared", "", false, Seeds.ADA, List.of(Seeds.ADA, STRANGER), true));
    return company
        .withChannels(channels)
        .withPeople(people, Map.of(STRANGER, WorkspaceSeed.Standing.STRANGER))
        .within(new WorkspaceSeed.Enterprise("E0GRID", "Example Holdings", true));
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
      retries.add(retry + " " + exchange.getRequestHeaders().getFirst("X-Slack-Retry-Reason"));
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
      assertThat(retries.poll(10, TimeUnit.SECONDS)).isEqualTo(retry + " http_error");
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
    assertThat(retries.poll(10, TimeUnit.SECONDS)).isEqualTo("1 http_error");
  }

  @Test
  void anAppMaySayThatItWantsNoRepeat() throws Exception {
    server.createContext(
        "/",
        exchange -> {
          String retry = exchange.getRequestHeaders().getFirst("X-Slack-Retry-Num");
          retries.add(retry == null ? "first" : retry);
          exchange.getResponseHeaders().add("X-Slack-No-Retry", "1");
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    WorkspaceClient ada = workspace.client(Seeds.ADA);

    ada.say(Seeds.GENERAL, "one");
    ada.say(Seeds.GENERAL, "two");

    assertThat(retries.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(retries.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(retries.poll(500, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void anAddressIsTakenWhenItGivesTheChallengeBack() {
    App app = app();
    serve(app, app.config());
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");

    assertThat(workspace.verifyAndDeliverOverHttp(address)).isTrue();
    assertThat(workspace.verifyAndDeliverOverHttp(URI.create("http://127.0.0.1:1/"))).isFalse();
  }

  @Test
  void deliveriesSayWhichOrganisationAndWhichCompanyTheyAreOf() throws Exception {
    BlockingQueue<String> about = new LinkedBlockingQueue<>();
    App app = BoltApp.unconnected(workspace);
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          MessageEvent event = payload.getEvent();
          about.add(
              String.join(
                  " ",
                  context.getEnterpriseId(),
                  payload.getAuthorizations().getFirst().getEnterpriseId(),
                  payload.getAuthorizations().getFirst().getIsEnterpriseInstall().toString(),
                  Boolean.toString(payload.isExtSharedChannel()),
                  event.getTeam()));
          return context.ack();
        });
    app.command(
        "/ask",
        (request, context) -> {
          about.add(
              request.getPayload().getEnterpriseName()
                  + " "
                  + request.getPayload().isEnterpriseInstall());
          return context.ack();
        });
    serve(app, app.config());

    workspace.client(STRANGER).say(SHARED, "from elsewhere");
    assertThat(about.poll(10, TimeUnit.SECONDS)).isEqualTo("E0GRID E0GRID true true T0ELSEWHER");
    workspace.client(Seeds.ADA).say(Seeds.GENERAL, "from here");
    assertThat(about.poll(10, TimeUnit.SECONDS)).isEqualTo("E0GRID E0GRID true false T0LOCAL0001");
    workspace.client(Seeds.ADA).command(Seeds.GENERAL, "/ask", "x");
    assertThat(about.poll(10, TimeUnit.SECONDS)).isEqualTo("Example Holdings true");
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

  @Test
  void anAppThatNeverAnswersTheChallengeIsNotWaitedForLonger() throws Exception {
    WorkspaceTimings impatient =
        new WorkspaceTimings(Duration.ofMillis(100), List.of(), Duration.ofSeconds(3));
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LocalWorkspace other =
            LocalWorkspace.start(grid(), 0, Clock.systemUTC(), new Random(1), impatient)) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");

      assertThat(other.verifyAndDeliverOverHttp(address)).isFalse();
    }
  }
}
