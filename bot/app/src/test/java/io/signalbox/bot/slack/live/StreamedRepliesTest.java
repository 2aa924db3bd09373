package io.signalbox.bot.slack.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.inbox.InboxDelivery;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reply that is shown while it is written, on a real socket, and what a crash leaves of it. */
class StreamedRepliesTest {
  private final TestClock clock = new TestClock();
  private final Database database = TestDatabase.h2();
  private final LocalWorkspace workspace =
      LocalWorkspace.start(SampleWorkspace.seed(), 0, clock, new Random(1));
  private final WorkspaceClient ana = workspace.client(SampleWorkspace.ANA);
  private MethodsClient slack;
  private SlackClient.Identity identity;
  private ChatMessage question;

  @BeforeEach
  void ask() throws IOException, SlackApiException {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(workspace.apiUrl().toString());
    slack = Slack.getInstance(config).methods(workspace.botToken());
    var who = slack.authTest(r -> r);
    identity =
        new SlackClient.Identity(
            who.getUserId(), who.getUser(), who.getTeamId(), who.getTeam(), Set.of());
    question = ana.say(SampleWorkspace.PAYMENTS, "@Signalbox what now?");
  }

  @AfterEach
  void close() {
    workspace.close();
    database.close();
  }

  @Test
  void nothingIsVisibleBeforeSomethingIsWritten() {
    LiveReply reply = opened();

    assertThat(reply.messageTs()).isEmpty();
    assertThat(shown()).isEmpty();
  }

  @Test
  void keepsBelowSlacksLimitAndShowsWhatWaitedWithTheNext() {
    LiveReply reply = opened();

    reply.write("One. ");
    reply.write("Two. ");
    assertThat(shown()).extracting(ChatMessage::text).containsExactly("One. ");

    clock.advance(Duration.ofSeconds(1));
    reply.write("Three.");
    assertThat(shown()).extracting(ChatMessage::text).containsExactly("One. Two. Three.");
    assertThat(reply.messageTs()).contains(shown().getFirst().ts());
  }

  @Test
  void anAttemptAfterACrashFinishesWhatTheOneBeforeBegan() {
    opened().write("One. ");
    String ts = shown().getFirst().ts();

    LiveReply second = opened();
    second.write("Another beginning.");

    assertThat(second.messageTs()).contains(ts);
    assertThat(shown()).extracting(ChatMessage::text).containsExactly("One. ");
  }

  @Test
  void aCrashBeforeTheMessagesNameWasKeptLeavesOneMessageToo() {
    opened().write("One. ");
    String ts = shown().getFirst().ts();
    database.jdbi().useHandle(h -> h.execute("UPDATE live_reply SET message_ts = NULL"));

    assertThat(opened().messageTs()).contains(ts);
  }

  @Test
  void aCrashBeforeTheMessageWasBegunBeginsOne() {
    opened().write("One. ");
    database.jdbi().useHandle(h -> h.execute("UPDATE live_reply SET message_ts = NULL"));
    slackDeletes(shown().getFirst());

    LiveReply second = opened();
    second.write("Once more.");

    assertThat(shown()).extracting(ChatMessage::text).containsExactly("Once more.");
    assertThat(second.messageTs()).contains(shown().getFirst().ts());
  }

  @Test
  void slackThatRefusesIsNotAskedAgain() {
    workspace.faults().refuse("chat.appendStream", 1, "internal_error");
    LiveReply reply = opened();
    reply.write("One. ");
    clock.advance(Duration.ofSeconds(1));
    reply.write("Two. ");
    clock.advance(Duration.ofSeconds(1));
    reply.write("Three. ");

    assertThat(shown()).extracting(ChatMessage::text).containsExactly("One. ");
    assertThat(reply.messageTs()).isPresent();
  }

  private void slackDeletes(ChatMessage message) {
    try {
      slack.chatStopStream(r -> r.channel(message.channel()).ts(message.ts()));
      slack.chatDelete(r -> r.channel(message.channel()).ts(message.ts()));
    } catch (IOException | SlackApiException e) {
      throw new AssertionError(e);
    }
  }

  private LiveReply opened() {
    return new StreamedReplies(slack, identity, new LiveReplyRows(database.jdbi(), clock), clock)
        .open(
            new InboxDelivery(
                question.channel() + ":" + question.ts(),
                InboxDelivery.DeliveryKind.MENTION,
                question.channel(),
                SampleWorkspace.ANA,
                question.text(),
                question.ts(),
                Optional.empty(),
                Optional.empty()));
  }

  private List<ChatMessage> shown() {
    return ana.thread(question.channel(), question.ts()).stream()
        .filter(ChatMessage::isByApp)
        .toList();
  }
}
