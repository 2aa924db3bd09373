package io.signalbox.bot.workspace;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.view.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.middleware.builtin.Assistant;
import com.slack.api.methods.response.chat.ChatAppendStreamResponse;
import com.slack.api.methods.response.chat.ChatStartStreamResponse;
import com.slack.api.model.assistant.SuggestedPrompt;
import com.slack.api.model.event.AppHomeOpenedEvent;
import io.signalbox.bot.workspace.team.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The assistant panel, streams and the home tab. */
class AssistantTest {
  private final BlockingQueue<JsonNode> news = new LinkedBlockingQueue<>();
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = Stage.with(this::listen);
    stage.ada.listen(news::add);
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  private void listen(App app) {
    Assistant assistant = new Assistant();
    assistant.threadStarted((payload, context) -> run(() -> greet(context)));
    assistant.userMessage(
        (payload, context) -> run(() -> answer(context, payload.getEvent().getText())));
    assistant.botMessage((payload, context) -> {});
    app.assistant(assistant);
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          context
              .client()
              .viewsPublish(
                  r ->
                      r.userId(payload.getEvent().getUser())
                          .view(view(v -> v.type("home").blocks(asBlocks(divider())))));
          return context.ack();
        });
  }

  /** Assistant handlers may not throw what every call of the client throws. */
  private static void run(Callable<?> step) {
    try {
      step.call();
    } catch (Exception failed) {

      throw new AssertionError("the app failed", failed);
    }
  }

  private static Object greet(EventContext context) throws Exception {
    context.say("How can I help?");
    return context.setSuggestedPrompts(
        List.of(SuggestedPrompt.builder().title("On call").message("Who is on call?").build()));
  }

  private static Object answer(EventContext context, String text) throws Exception {
    context.setStatus("is looking…");
    context.setTitle("About " + text);
    return context.say("in " + context.getThreadContext().getChannelId());
  }

  private JsonNode news(String type) throws InterruptedException {
    while (true) {
      JsonNode one = news.poll(5, TimeUnit.SECONDS);
      assertThat(one).as("news of type %s", type).isNotNull();
      if (one.path("type").asText().equals(type)) {
        return one;
      }
    }
  }

  @Test
  void anAssistantThreadIsGreetedTitledAndAnswered() throws Exception {
    String thread = stage.ada.openAssistant(Optional.of(Seeds.GENERAL));

    JsonNode prompts = news("assistant_prompts");
    assertThat(prompts.path("threadTs").asText()).isEqualTo(thread);
    assertThat(prompts.path("prompts").path(0).path("message").asText())
        .isEqualTo("Who is on call?");
    ChatMessage asked = stage.ada.reply(stage.ada.direct(), thread, "Who is on call?");
    assertThat(news("assistant_status").path("status").asText()).isEqualTo("is looking…");
    assertThat(news("assistant_title").path("title").asText()).isEqualTo("About Who is on call?");
    // The middleware remembered the channel in the metadata of its own first message.
    ChatMessage answer =
        stage.ada.awaitReply(asked, one -> one.text().equals("in " + Seeds.GENERAL));
    assertThat(answer.thread()).contains(thread);
    assertThat(news("assistant_status").path("status").asText()).isEmpty();
  }

  @Test
  void aStreamGrowsAndEndsWithItsBlocks() throws Exception {
    ChatMessage asked = stage.ada.say(Seeds.GENERAL, "tell me");
    ChatStartStreamResponse started =
        stage
            .api()
            .chatStartStream(
                r ->
                    r.channel(Seeds.GENERAL)
                        .threadTs(asked.ts())
                        .recipientUserId(Seeds.ADA)
                        .recipientTeamId("T0LOCAL0001")
                        .markdownText("**One** "));
    assertThat(started.getError()).isNull();

    stage
        .api()
        .chatAppendStream(r -> r.channel(Seeds.GENERAL).ts(started.getTs()).markdownText("two"));
    ChatMessage growing = stage.ada.awaitReply(asked, one -> one.text().equals("**One** two"));
    assertThat(growing.isStreaming()).isTrue();
    stage
        .api()
        .chatStopStream(
            r ->
                r.channel(Seeds.GENERAL)
                    .ts(started.getTs())
                    .markdownText(".")
                    .blocks(asBlocks(divider())));

    ChatMessage done = stage.ada.awaitReply(asked, one -> !one.isStreaming());
    assertThat(done.text()).isEqualTo("**One** two.");
    assertThat(done.blocks())
        .extracting(one -> one.path("type").asText())
        .containsExactly("markdown", "divider");
    ChatAppendStreamResponse late =
        stage
            .api()
            .chatAppendStream(r -> r.channel(Seeds.GENERAL).ts(started.getTs()).markdownText("!"));
    assertThat(late.getError()).isEqualTo("message_not_in_streaming_state");
  }

  @Test
  void aStreamInAChannelNeedsToKnowForWhomItIs() throws Exception {
    ChatMessage asked = stage.ada.say(Seeds.GENERAL, "tell me");

    assertThat(
            stage
                .api()
                .chatStartStream(r -> r.channel(Seeds.GENERAL).threadTs(asked.ts()))
                .getError())
        .isEqualTo("missing_recipient_user_id");
  }

  @Test
  void theHomeTabIsPublishedWhenItIsOpened() throws Exception {
    stage.ada.openHome();

    assertThat(news("home").path("view").path("type").asText()).isEqualTo("home");
    assertThat(stage.ada.home()).isPresent();
    assertThat(stage.ben.home()).isEmpty();
  }
}
