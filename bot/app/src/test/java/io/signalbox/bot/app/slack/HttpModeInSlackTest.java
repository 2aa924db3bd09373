package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.slack.client.SlackSigner;
import io.signalbox.bot.workspace.ChatMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bot with Slack's signed requests instead of a socket. */
class HttpModeInSlackTest {
  private static final String ON_CALL = "@Signalbox who is on call for payments?";

  private static Office office;
  private static URI address;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    address = URI.create("http://127.0.0.1:" + port + "/slack/events");
    office = Office.openOverHttp(folder, port);
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @Test
  void aRepeatOfWhatIsAcknowledgedIsAcknowledgedAndAnsweredOnce() throws Exception {
    ChatMessage question = office.ana().say(Office.PAYMENTS, ON_CALL);
    String body = mention(question);

    int first = deliver(body, Optional.empty());
    int second = deliver(body, Optional.of("1"));
    office.ana().awaitReply(question, each -> each.text().contains("Chidi Okafor"));
    int third = deliver(body, Optional.of("2"));
    office.awaitAllDone();

    assertThat(List.of(first, second, third)).containsOnly(200);
    assertThat(office.ana().thread(question.channel(), question.ts()))
        .filteredOn(ChatMessage::isByApp)
        .hasSize(1);
  }

  @Test
  void whatMeansNothingIsAcknowledgedSoThatSlackDoesNotRepeatIt() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    for (String event :
        List.of(
            "{'type':'message','subtype':'channel_join','user':'U0ANARUIZ0','text':'x','ts':'1.1','channel':'C0PAYMENTS'}",
            "{'type':'message','subtype':'channel_topic','user':'U0ANARUIZ0','text':'x','ts':'1.2','channel':'C0PAYMENTS'}",
            "{'type':'message','subtype':'message_deleted','ts':'1.3','channel':'C0PAYMENTS'}",
            "{'type':'channel_rename','channel':{'id':'C0PAYMENTS','name':'x','created':1}}",
            "{'type':'something_that_slack_adds_next_year'}")) {
      ObjectNode envelope =
          mapper
              .createObjectNode()
              .put("type", "event_callback")
              .put("team_id", "T0NORTHLGT")
              .put("enterprise_id", "E0GRID")
              .put("is_ext_shared_channel", true)
              .put("event_id", "Ev" + event.hashCode());
      envelope.set("event", mapper.readTree(event.replace('\'', '"')));

      assertThat(deliver(envelope.toString(), Optional.of("1"))).as(event).isEqualTo(200);
    }
    assertThat(
            deliver(
                "{\"type\":\"app_rate_limited\",\"team_id\":\"T0NORTHLGT\",\"minute_rate_limited\":1}",
                Optional.empty()))
        .isEqualTo(200);
  }

  @Test
  void theHealthOfTheProcessIsToldToWhoeverAsks() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> health =
          client.send(
              HttpRequest.newBuilder(address.resolve("/health")).build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).isEqualTo("ok");
    }
  }

  private static int deliver(String body, Optional<String> retry) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    SlackSigner.headers(office.workspace.signingSecret(), Instant.now(), body)
        .forEach(request::header);
    retry.ifPresent(
        number ->
            request
                .header("X-Slack-Retry-Num", number)
                .header("X-Slack-Retry-Reason", "http_timeout"));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static String mention(ChatMessage message) {
    ObjectNode envelope =
        new ObjectMapper()
            .createObjectNode()
            .put("type", "event_callback")
            .put("team_id", "T0NORTHLGT")
            .put("event_id", "Ev1");
    envelope
        .putObject("event")
        .put("type", "app_mention")
        .put("user", Office.ANA)
        .put("text", message.text())
        .put("ts", message.ts())
        .put("event_ts", message.ts())
        .put("channel", message.channel());
    return envelope.toString();
  }
}
