package io.signalbox.bot.app.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.slack.client.SlackSigner;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.manifest.ManifestChoices;
import io.signalbox.bot.workspace.ChatMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
  void everyCommandIsAcknowledgedInTimeThoughSlackItselfIsSlow() throws Exception {
    office.workspace.faults().delay("*", 1_000, Duration.ofSeconds(8));
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService senders = Executors.newFixedThreadPool(8)) {
      Map<String, Future<Duration>> waits = new LinkedHashMap<>();
      for (AppManifest.Command command : AppManifest.commands(ManifestChoices.ALL)) {
        for (String text : TYPED) {
          String typed = command.name() + " " + text;
          waits.put(typed, senders.submit(() -> acknowledged(client, command.name(), text)));
        }
      }
      List<Duration> lengths = new ArrayList<>();
      for (Map.Entry<String, Future<Duration>> wait : waits.entrySet()) {
        lengths.add(wait.getValue().get(30, TimeUnit.SECONDS));
        // Nothing waited for Slack; a build machine under load may still take a while.
        assertThat(lengths.getLast()).as(wait.getKey()).isLessThan(Duration.ofSeconds(6));
      }

      assertThat(lengths.stream().sorted().toList().get(lengths.size() * 9 / 10))
          .isLessThan(Duration.ofSeconds(3));
    } finally {
      office.workspace.faults().clear();
    }
  }

  /** Texts that open dialogs, search, ask Slack, write, or mean nothing. */
  private static final List<String> TYPED =
      List.of("", "help", "ledger replica lags, nobody can pay", "rules", "key", "start", "4 x");

  private static Duration acknowledged(HttpClient client, String command, String text)
      throws Exception {
    Instant sent = Instant.now();
    int status = deliverForm(client, slash(command, text));
    assertThat(status).isEqualTo(200);
    return Duration.between(sent, Instant.now());
  }

  private static String slash(String command, String text) {
    return form(
        Map.of(
            "command",
            command,
            "text",
            text,
            "team_id",
            "T0NORTHLGT",
            "enterprise_id",
            "E0GRID",
            "is_enterprise_install",
            "false",
            "user_id",
            Office.ANA,
            "channel_id",
            Office.PAYMENTS,
            "trigger_id",
            "12.34." + command + text.length(),
            "response_url",
            office.workspace.address() + "response/none"));
  }

  @Test
  void everyKindOfInteractionIsTakenWithTheFieldsOfAGridAndOfASharedChannel() throws Exception {
    String who =
        "'team':{'id':'T0PARTNER','domain':'partner','enterprise_id':'E0GRID','enterprise_name':'Grid'},"
            + "'enterprise':{'id':'E0GRID','name':'Grid'},'is_enterprise_install':true,"
            + "'user':{'id':'U0PARTNER1','name':'pat','username':'pat','team_id':'T0PARTNER'},"
            + "'trigger_id':'1.2.x','response_url':'"
            + office.workspace.address()
            + "response/none',";
    String message =
        "'channel':{'id':'C0PAYMENTS','name':'payments-help'},'message_ts':'1.1',"
            + "'message':{'type':'message','ts':'1.1','text':'x','user':'U0PARTNER1','team':'T0PARTNER'},";
    String view =
        "'view':{'id':'V1','type':'modal','callback_id':'%s','private_metadata':'','hash':'1.a',"
            + "'app_installed_team_id':'T0PARTNER','state':{'values':{}},'blocks':[]}";
    for (String payload :
        List.of(
            "{'type':'block_actions'," + who + message + action("escalation_ack", "999"),
            "{'type':'block_actions'," + who + message + action("answer_feedback", "forged"),
            "{'type':'message_action'," + who + message + "'callback_id':'remember_thread'}",
            "{'type':'view_submission'," + who + view.formatted("escalation_new_view") + "}")) {
      String form = form(Map.of("payload", payload.replace('\'', '"')));

      try (HttpClient client = HttpClient.newHttpClient()) {
        assertThat(deliverForm(client, form)).as(payload).isEqualTo(200);
      }
    }
  }

  private static String action(String id, String value) {
    return "'container':{'type':'message','message_ts':'1.1','channel_id':'C0PAYMENTS'},"
        + "'actions':[{'type':'button','block_id':'b','action_ts':'1.2','action_id':'"
        + id
        + "','value':'"
        + value
        + "'}]}";
  }

  @Test
  void whatComesOutOfOrderIsAnsweredOnceAndInItsOwnThread() throws Exception {
    ChatMessage first = office.ana().say(Office.PAYMENTS, ON_CALL);
    ChatMessage edited = office.ana().say(Office.PAYMENTS, "@Signalbox who owns ledger-api?");

    // The later one first; the earlier one as a third attempt that finds its first two done.
    assertThat(deliver(mention(edited), Optional.of("3"))).isEqualTo(200);
    assertThat(deliver(mention(first), Optional.of("1"))).isEqualTo(200);
    assertThat(deliver(mention(first), Optional.empty())).isEqualTo(200);
    office.awaitAllDone();

    for (ChatMessage question : List.of(first, edited)) {
      assertThat(office.ana().thread(question.channel(), question.ts()))
          .filteredOn(ChatMessage::isByApp)
          .hasSize(1);
    }
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

  private static int deliverForm(HttpClient client, String form) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    SlackSigner.headers(office.workspace.signingSecret(), Instant.now(), form)
        .forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String mention(ChatMessage message) {
    ObjectNode envelope =
        new ObjectMapper()
            .createObjectNode()
            .put("type", "event_callback")
            .put("team_id", "T0NORTHLGT")
            .put("enterprise_id", "E0GRID")
            .put("context_team_id", "T0NORTHLGT")
            .put("context_enterprise_id", "E0GRID")
            .put("is_ext_shared_channel", true)
            .put("event_id", "Ev" + message.ts());
    envelope
        .putArray("authorizations")
        .addObject()
        .put("enterprise_id", "E0GRID")
        .put("team_id", "T0NORTHLGT")
        .put("is_enterprise_install", true);
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
