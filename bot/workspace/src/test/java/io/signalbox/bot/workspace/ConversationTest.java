package io.signalbox.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import io.signalbox.bot.workspace.person.ImpossibleActException;
import io.signalbox.bot.workspace.team.Seeds;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages sent, received and answered, over the real socket. */
class ConversationTest {
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage =
        Stage.with(
            app -> {
              app.event(
                  AppMentionEvent.class,
                  (payload, context) -> {
                    heard.add(payload.getEvent());
                    context.say(
                        r ->
                            r.channel(payload.getEvent().getChannel())
                                .threadTs(payload.getEvent().getTs())
                                .text("at your service"));
                    return context.ack();
                  });
              app.event(
                  MessageEvent.class,
                  (payload, context) -> heard(payload.getEvent(), context.ack()));
              app.event(
                  MessageChangedEvent.class,
                  (payload, context) -> heard(payload.getEvent(), context.ack()));
              app.event(
                  MessageDeletedEvent.class,
                  (payload, context) -> heard(payload.getEvent(), context.ack()));
              app.event(
                  ReactionAddedEvent.class,
                  (payload, context) -> heard(payload.getEvent(), context.ack()));
              app.event(
                  MemberJoinedChannelEvent.class,
                  (payload, context) -> heard(payload.getEvent(), context.ack()));
            });
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  private <T> T heard(Object event, T answer) {
    heard.add(event);
    return answer;
  }

  private <T> T next(Class<T> type) throws InterruptedException {
    while (true) {
      Object event = heard.poll(5, TimeUnit.SECONDS);
      assertThat(event).as("an event of type %s", type.getSimpleName()).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  @Test
  void nothingIsHeardFromChannelsThatTheBotIsNotIn() throws Exception {
    stage.ada.say(Seeds.QUIET, "@signalbox can you hear me?");
    stage.ada.say(Seeds.VAULT, "nor this");
    stage.ada.say(Seeds.GENERAL, "but this");

    assertThat(next(MessageEvent.class).getText()).isEqualTo("but this");
    assertThat(heard).isEmpty();
  }

  @Test
  void whoIsNotAMemberOfAPrivateChannelCanNeitherReadNorWriteThere() {
    assertThatThrownBy(() -> stage.ben.messages(Seeds.SECRET))
        .isInstanceOf(ImpossibleActException.class);
    assertThatThrownBy(() -> stage.ben.say(Seeds.SECRET, "let me in"))
        .isInstanceOf(ImpossibleActException.class);
    assertThatThrownBy(() -> stage.ben.messages(stage.ada.direct()))
        .isInstanceOf(ImpossibleActException.class);
  }

  @Test
  void answersAMentionInItsThread() throws Exception {
    ChatMessage question = stage.ada.say(Seeds.GENERAL, "@Signalbox, who is on call?");

    AppMentionEvent mention = next(AppMentionEvent.class);
    assertThat(mention.getText()).isEqualTo("<@U0BOT>, who is on call?");
    assertThat(mention.getUser()).isEqualTo(Seeds.ADA);
    ChatMessage answer = stage.ada.awaitReply(question, ChatMessage::isByApp);
    assertThat(answer.text()).isEqualTo("at your service");
    assertThat(answer.user()).isEqualTo(Seeds.BOT);
    assertThat(stage.ben.messages(Seeds.GENERAL))
        .singleElement()
        .satisfies(parent -> assertThat(parent.json().path("replyCount").asInt()).isEqualTo(1));
  }

  @Test
  void aDirectMessageIsAMessageAndNoMention() throws Exception {
    stage.ada.say(stage.ada.direct(), "@signalbox psst");

    MessageEvent event = next(MessageEvent.class);
    assertThat(event.getChannelType()).isEqualTo("im");
    assertThat(event.getChannel()).isEqualTo(stage.ada.direct());
    assertThat(heard).isEmpty();
  }

  @Test
  void namesChannelsAndAddressesBecomeReferencesAndTheRestIsEscaped() {
    ChatMessage said =
        stage.ada.say(
            Seeds.GENERAL,
            "@ben. see #general & <b> at https://example.org/?a=1&b=2 @nobody a@ben.org @ops");

    assertThat(said.text())
        .isEqualTo(
            "<@U0BEN>. see <#C0GENERAL|general> &amp; &lt;b&gt; at"
                + " <https://example.org/?a=1&amp;b=2> @nobody a@ben.org <!subteam^S0OPS>");
  }

  @Test
  void changesDeletionsReactionsAndNewMembersAreHeard() throws Exception {
    ChatMessage said = stage.ada.say(Seeds.GENERAL, "teh plan");
    stage.ada.edit(said, "the plan");
    stage.ben.react(said, "eyes");
    stage.ada.delete(said);
    stage.ada.invite(Seeds.QUIET, Seeds.BOT);

    MessageChangedEvent changed = next(MessageChangedEvent.class);
    assertThat(changed.getMessage().getText()).isEqualTo("the plan");
    assertThat(next(ReactionAddedEvent.class).getReaction()).isEqualTo("eyes");
    assertThat(next(MessageDeletedEvent.class).getDeletedTs()).isEqualTo(said.ts());
    MemberJoinedChannelEvent joined = next(MemberJoinedChannelEvent.class);
    assertThat(joined.getUser()).isEqualTo(Seeds.BOT);
    assertThat(joined.getChannel()).isEqualTo(Seeds.QUIET);
  }

  @Test
  void aDeletedMessageWithRepliesLeavesATombstone() {
    ChatMessage parent = stage.ada.say(Seeds.GENERAL, "a question");
    stage.ben.reply(Seeds.GENERAL, parent.ts(), "an answer");

    stage.ada.delete(parent);

    assertThat(stage.ada.thread(Seeds.GENERAL, parent.ts()))
        .extracting(ChatMessage::text)
        .containsExactly("This message was deleted.", "an answer");
  }
}
