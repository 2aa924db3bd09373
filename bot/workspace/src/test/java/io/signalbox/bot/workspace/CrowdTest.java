package io.signalbox.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import io.signalbox.bot.workspace.team.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Twenty people at once. */
class CrowdTest {
  @Test
  void everybodyGetsTheirAnswerOnce() throws Exception {
    try (Stage stage =
            Stage.with(
                app -> {
                  app.event(MessageEvent.class, (payload, context) -> context.ack());
                  app.event(
                      AppMentionEvent.class,
                      (payload, context) -> {
                        AppMentionEvent event = payload.getEvent();
                        context.say(
                            r ->
                                r.channel(event.getChannel())
                                    .threadTs(event.getTs())
                                    .text("re " + event.getText()));
                        return context.ack();
                      });
                });
        ExecutorService people = Executors.newFixedThreadPool(20)) {
      List<Future<ChatMessage>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int number = i;
        answers.add(
            people.submit(
                () ->
                    stage.ada.awaitReply(
                        stage.ada.say(Seeds.GENERAL, "@signalbox question " + number),
                        ChatMessage::isByApp)));
      }

      for (int i = 0; i < 20; i++) {
        assertThat(answers.get(i).get(30, TimeUnit.SECONDS).text())
            .isEqualTo("re <@U0BOT> question " + i);
      }
      assertThat(stage.ada.messages(Seeds.GENERAL))
          .hasSize(20)
          .allSatisfy(one -> assertThat(one.json().path("replyCount").asInt()).isEqualTo(1));
    }
  }
}
