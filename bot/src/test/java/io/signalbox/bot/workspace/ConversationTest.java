package io.signalbox.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.model.event.AppMentionEvent;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is said, heard and answered, over the real socket. */
class ConversationTest {
  @Test
  void answersAMentionInItsThread() throws Exception {
    try (LocalWorkspace workspace =
        LocalWorkspace.start(Seeds.company(), 0, Clock.systemUTC(), new Random(1))) {
      BlockingQueue<AppMentionEvent> mentions = new LinkedBlockingQueue<>();
      App app = BoltApp.unconnected(workspace);
      app.event(
          AppMentionEvent.class,
          (payload, context) -> {
            mentions.add(payload.getEvent());
            var said =
                context.say(
                    r ->
                        r.channel(Seeds.GENERAL)
                            .threadTs(payload.getEvent().getTs())
                            .text("at your service"));
            assertThat(said.getError()).isNull();
            return context.ack();
          });
      try (BoltApp bolt = BoltApp.connect(workspace, app)) {
        Client ada = workspace.client(Seeds.ADA);

        ChatMessage question = ada.say(Seeds.GENERAL, "@signalbox who is on call?");

        AppMentionEvent mention = mentions.poll(5, TimeUnit.SECONDS);
        assertThat(mention).isNotNull();
        Thread.sleep(2000);
        System.out.println(ada.thread(Seeds.GENERAL, question.ts()));
        assertThat(mention.getText()).isEqualTo("<@U0BOT> who is on call?");
        ChatMessage answer =
            ada.await(
                "an answer",
                () ->
                    ada.thread(Seeds.GENERAL, question.ts()).stream()
                        .filter(ChatMessage::isByApp)
                        .findFirst());
        assertThat(answer.text()).isEqualTo("at your service");
        assertThat(answer.user()).isEqualTo(Seeds.BOT);
        assertThat(ada.messages(Seeds.GENERAL))
            .extracting(ChatMessage::text)
            .doesNotContain("at your service");
      }
    }
  }
}
