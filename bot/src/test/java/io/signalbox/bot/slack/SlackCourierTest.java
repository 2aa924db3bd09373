package io.signalbox.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.webhook.WebhookResponse;
import io.signalbox.bot.demo.SampleWorkspace;
import io.signalbox.bot.outbox.Courier;
import io.signalbox.bot.outbox.Courier.Outcome;
import io.signalbox.bot.outbox.Post;
import io.signalbox.bot.workspace.Client;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Posts and looks for what it posted, on a real socket, where our clock is not Slack's. */
class SlackCourierTest {
  private static final Post PAGE =
      new Post("1:page:1", Post.Target.channel(SampleWorkspace.ANA), "Page", Optional.empty());

  private final MovableClock clock = new MovableClock();
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
    Client ana = workspace.client(SampleWorkspace.ANA);
    for (int i = 0; i < 450; i++) {
      ana.say(ana.direct(), "message " + i);
    }

    assertThat(courier.find(PAGE, Clock.systemUTC().instant()))
        .isEqualTo(((Outcome.Posted) posted).ts());
  }

  @Test
  void anAnswerInAThreadIsFoundAndOneThatIsNotThereIsNot() {
    Client ana = workspace.client(SampleWorkspace.ANA);
    String question = ana.say(SampleWorkspace.PAYMENTS, "what now?").ts();
    Post answer =
        new Post(
            "a", Post.Target.thread(SampleWorkspace.PAYMENTS, question), "That", Optional.empty());
    Post other =
        new Post(
            "b", Post.Target.thread(SampleWorkspace.PAYMENTS, question), "That", Optional.empty());
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

    clock.forward(Duration.ofHours(-1));

    assertThat(courier.post(PAGE)).isInstanceOf(Courier.Outcome.Posted.class);
  }
}
