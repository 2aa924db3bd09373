package io.signalbox.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.socket_mode.SocketModeClient;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.Seeds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The socket itself: what is repeated, what survives a connection, what is shared. */
class SocketModeTest {
  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> envelopes = new LinkedBlockingQueue<>();

  private Stage stage() throws Exception {
    Stage stage = Stage.with(Seeds.company(), Clock.systemUTC(), Stage.HASTY, this::listen);
    // The app's first event takes it long; what is measured here comes after it.
    stage.ada.say(stage.ada.direct(), "warm up");
    assertThat(texts.poll(10, TimeUnit.SECONDS)).isEqualTo("warm up");
    while (texts.poll(1200, TimeUnit.MILLISECONDS) != null) {
      // A slow first acknowledgement brings repeats.
    }
    return stage;
  }

  private void listen(App app) {
    app.event(AppMentionEvent.class, (payload, context) -> context.ack());
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          texts.add(payload.getEvent().getText());
          return context.ack();
        });
  }

  private void record(Stage stage) {
    stage
        .bolt
        .socket()
        .addWebSocketMessageListener(
            message -> {
              JsonNode json = JsonTrees.parse(message).orElseThrow();
              if (json.has("envelope_id")) {
                envelopes.add(json);
              }
            });
  }

  private JsonNode envelope() throws InterruptedException {
    JsonNode envelope = envelopes.poll(10, TimeUnit.SECONDS);
    assertThat(envelope).as("an envelope").isNotNull();
    return envelope;
  }

  private static String eventId(JsonNode envelope) {
    return envelope.at("/payload/event_id").asText();
  }

  @Test
  void repeatsAnEventThatWasNotAcknowledgedInTime() throws Exception {
    try (Stage stage = stage()) {
      record(stage);
      stage.workspace.faults().swallowAcknowledgements(2);

      stage.ada.say(Seeds.GENERAL, "hello?");

      JsonNode first = envelope();
      JsonNode second = envelope();
      JsonNode third = envelope();
      assertThat(first.get("retry_attempt").asInt()).isZero();
      assertThat(second.get("retry_attempt").asInt()).isEqualTo(1);
      assertThat(second.get("retry_reason").asText()).isEqualTo("timeout");
      assertThat(third.get("retry_attempt").asInt()).isEqualTo(2);
      assertThat(List.of(eventId(second), eventId(third))).containsOnly(eventId(first));
      assertThat(second.get("envelope_id")).isNotEqualTo(first.get("envelope_id"));
      assertThat(envelopes.poll(2000, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void givesUpWhenItWasNeverAcknowledged() throws Exception {
    try (Stage stage = stage()) {
      record(stage);
      stage.workspace.faults().swallowAcknowledgements(100);

      stage.ada.say(Seeds.GENERAL, "hello?");

      for (int attempt = 0; attempt <= 3; attempt++) {
        assertThat(envelope().get("retry_attempt").asInt()).isEqualTo(attempt);
      }
      assertThat(envelopes.poll(2000, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void deliversAnEventTwiceWhenAskedTo() throws Exception {
    try (Stage stage = stage()) {
      record(stage);
      stage.workspace.faults().duplicateEvents(1);

      stage.ada.say(Seeds.GENERAL, "again and again");

      assertThat(eventId(envelope())).isEqualTo(eventId(envelope()));
    }
  }

  @Test
  void whatHappensWhileNobodyIsConnectedArrivesWithTheNextConnection() throws Exception {
    try (Stage stage = stage()) {
      stage.workspace.faults().dropSockets();
      stage.ada.say(Seeds.GENERAL, "is anybody there?");

      // Nobody connects but Bolt's own session monitor, which looks every five seconds.
      assertThat(texts.poll(20, TimeUnit.SECONDS)).isEqualTo("is anybody there?");
    }
  }

  @Test
  void forcedDropsLoseNothing() throws Exception {
    try (Stage stage = stage()) {
      for (int i = 0; i < 20; i++) {
        if (i % 10 == 5) {
          stage.workspace.faults().dropSockets();
        }
        stage.ada.say(Seeds.GENERAL, "message " + i);
      }

      Set<String> received = new HashSet<>();
      while (received.size() < 20) {
        String text = texts.poll(20, TimeUnit.SECONDS);
        assertThat(text).as("after %s", received).isNotNull();
        received.add(text);
      }
    }
  }

  @Test
  void aRefreshLosesNothing() throws Exception {
    try (Stage stage = stage()) {
      for (int i = 0; i < 20; i++) {
        if (i == 10) {
          stage.workspace.faults().requestRefresh();
        }
        stage.ada.say(Seeds.GENERAL, "message " + i);
      }

      Set<String> received = new HashSet<>();
      while (received.size() < 20) {
        String text = texts.poll(20, TimeUnit.SECONDS);
        assertThat(text).as("after %s", received).isNotNull();
        received.add(text);
      }
    }
  }

  @Test
  void severalConnectionsShareTheEvents() throws Exception {
    try (Stage stage = stage()) {
      record(stage);
      BlockingQueue<String> others = new LinkedBlockingQueue<>();
      App second = BoltApp.unconnected(stage.workspace);
      second.event(
          MessageEvent.class,
          (payload, context) -> {
            others.add(payload.getEvent().getText());
            return context.ack();
          });
      SocketModeApp socket =
          new SocketModeApp(
              stage.workspace.appToken(), SocketModeClient.Backend.JavaWebSocket, second);
      BlockingQueue<String> hello = new LinkedBlockingQueue<>();
      socket.startAsync();
      socket.getClient().addWebSocketMessageListener(hello::add);
      assertThat(hello.poll(5, TimeUnit.SECONDS)).contains("\"num_connections\":2");

      IntStream.range(0, 10).forEach(i -> stage.ada.say(Seeds.GENERAL, "message " + i));

      List<String> all = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        all.add(texts.poll(5, TimeUnit.SECONDS));
        all.add(others.poll(5, TimeUnit.SECONDS));
      }
      assertThat(all).doesNotContainNull().doesNotHaveDuplicates();
      socket.getClient().close();
      second.stop();
    }
  }
}
