package io.signalbox.bot.slack.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.webhook.WebhookResponse;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.outbox.PostTransport;
import io.signalbox.bot.slack.outbox.PostTransport.Outcome;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.config.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Posts and looks for what it posted, on a real socket, where our clock is not Slack's. */
class SlackCourierTest {
  private static final OutboxPost PAGE =
      new OutboxPost(
          "1:page:1", OutboxPost.Target.channel(SampleWorkspace.ANA), "Page", Optional.empty());

  private final TestClock clock = new TestClock();
  private final LocalWorkspace workspace =
      LocalWorkspace.start(SampleWorkspace.seed(), 0, Clock.systemUTC(), new Random(1));
  private final SlackCourier courier = courier();

  @AfterEach
  void close() {
    workspace.close();
  }

  private SlackCourier courier() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(workspace.apiUrl().toString());
    return new SlackCourier(
        Slack.getInstance(config).methods(workspace.botToken()),
        (url, body) -> WebhookResponse.builder().code(200).build(),
        clock);
  }

  @Test
  void aPostIsFoundThoughOurClockHasJumpedAnHourAheadOfSlacks() {
    Outcome posted = courier.post(PAGE);

    assertThat(courier.find(PAGE, Clock.systemUTC().instant().plus(Duration.ofHours(1))))
        .isEqualTo(((Outcome.Posted) posted).ts());
  }

  @Test
  void aPostIsFoundBehindMoreMessagesThanSlackShowsAtOnce() {
    Outcome posted = courier.post(PAGE);
    WorkspaceClient ana = workspace.client(SampleWorkspace.ANA);
    for (int i = 0; i < 450; i++) {
      ana.say(ana.direct(), "message " + i);
    }

    assertThat(courier.find(PAGE, Clock.systemUTC().instant()))
        .isEqualTo(((Outcome.Posted) posted).ts());
  }

  @Test
  void anAnswerInAThreadIsFoundAndOneThatIsNotThereIsNot() {
    WorkspaceClient ana = workspace.client(SampleWorkspace.ANA);
    String question = ana.say(SampleWorkspace.PAYMENTS, "what now?").ts();
    OutboxPost answer =
        new OutboxPost(
            "a",
            OutboxPost.Target.thread(SampleWorkspace.PAYMENTS, question),
            "That",
            Optional.empty());
    OutboxPost other =
        new OutboxPost(
            "b",
            OutboxPost.Target.thread(SampleWorkspace.PAYMENTS, question),
            "That",
            Optional.empty());
    Outcome posted = courier.post(answer);

    assertThat(courier.find(answer, Clock.systemUTC().instant()))
        .isEqualTo(((Outcome.Posted) posted).ts());
    assertThat(courier.find(other, Clock.systemUTC().instant())).isEmpty();
  }

  @Test
  void whereSlackCannotTellNothingIsTakenForAbsent() {
    courier.post(PAGE);
    workspace.faults().refuse("conversations.history", 1, "internal_error");

    assertThatThrownBy(() -> courier.find(PAGE, Clock.systemUTC().instant()))
        .isInstanceOf(IllegalStateException.class)
        .rootCause()
        .hasMessageContaining("internal_error");
  }

  @Test
  void aPauseThatSlackAskedForIsKeptAndEndsWhenTheClockIsPutBack() {
    workspace.faults().rateLimit("chat.postMessage", 1, Duration.ofSeconds(30));
    assertThat(courier.post(PAGE)).isEqualTo(new Outcome.Wait(Duration.ofSeconds(30)));
    assertThat(courier.post(PAGE)).isEqualTo(new Outcome.Wait(Duration.ofSeconds(30)));

    clock.advance(Duration.ofHours(-1));

    assertThat(courier.post(PAGE)).isInstanceOf(PostTransport.Outcome.Posted.class);
  }
}
