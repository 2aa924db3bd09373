package io.signalbox.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import io.signalbox.bot.workspace.team.Seeds;
import io.signalbox.config.TestClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uses of a trigger id and a response URL, and the time they last. */
class TriggerTest {
  private static final String MODAL =
      "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"x\"},\"blocks\":[]}";
  private final TestClock clock = new TestClock();
  private final BlockingQueue<String> triggers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> urls = new LinkedBlockingQueue<>();
  private Stage stage;
  private Api api;

  @BeforeEach
  void open() throws Exception {
    stage = Stage.with(Seeds.company(), clock, Stage.CALM, this::listen);
    api = new Api(stage.workspace);
    stage.ada.command(Seeds.GENERAL, "/ask", "something");
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  private void listen(App app) {
    app.command(
        "/ask",
        (request, context) -> {
          triggers.add(context.getTriggerId());
          urls.add(context.getResponseUrl());
          return context.ack();
        });
  }

  private String open(String trigger) throws Exception {
    return api.error("views.open", "{\"trigger_id\":\"" + trigger + "\",\"view\":" + MODAL + "}");
  }

  private int respond(String url, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void aTriggerIdExpiresAfterThreeSeconds() throws Exception {
    String trigger = triggers.poll(5, TimeUnit.SECONDS);

    clock.advance(Duration.ofMillis(3001));

    assertThat(open(trigger)).isEqualTo("expired_trigger_id");
  }

  @Test
  void aTriggerIdIsGoodOnceAndNobodyCanMakeOneUp() throws Exception {
    String trigger = triggers.poll(5, TimeUnit.SECONDS);
    clock.advance(Duration.ofSeconds(3));

    assertThat(open(trigger)).isEmpty();
    assertThat(open(trigger)).isEqualTo("exchanged_trigger_id");
    assertThat(open("1.2.3")).isEqualTo("invalid_trigger_id");
  }

  @Test
  void aResponseUrlAnswersFiveTimes() throws Exception {
    String url = urls.poll(5, TimeUnit.SECONDS);
    List<Integer> statuses = new ArrayList<>();

    for (int i = 0; i < 6; i++) {
      statuses.add(
          respond(url, "{\"text\":\"answer " + i + "\",\"response_type\":\"in_channel\"}"));
    }

    assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 404);
    assertThat(stage.ben.messages(Seeds.GENERAL)).hasSize(5);
  }

  @Test
  void aResponseUrlIsForgottenAfterHalfAnHour() throws Exception {
    String url = urls.poll(5, TimeUnit.SECONDS);

    clock.advance(Duration.ofMinutes(31));

    assertThat(respond(url, "{\"text\":\"late\"}")).isEqualTo(404);
    assertThat(stage.ada.messages(Seeds.GENERAL)).isEmpty();
  }

  @Test
  void aCommandHasNoMessageThatCouldBeTakenBack() throws Exception {
    String url = urls.poll(5, TimeUnit.SECONDS);

    assertThat(respond(url, "{\"delete_original\":true}")).isEqualTo(404);
  }
}
