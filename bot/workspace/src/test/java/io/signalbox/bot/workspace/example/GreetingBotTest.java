package io.signalbox.bot.workspace.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.socket_mode.SocketModeClient;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.team.WorkspaceSeed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The test of another project's bot that the README of this module shows. */
class GreetingBotTest {
  // snippet: workspace-test
  @Test
  void aMentionIsAnsweredInItsThread() throws Exception {
    try (LocalWorkspace workspace =
        LocalWorkspace.start(seed(), 0, Clock.systemUTC(), new Random(1))) {
      SlackConfig slack = new SlackConfig();
      slack.setMethodsEndpointUrlPrefix(workspace.apiUrl().toString());
      App app =
          new App(
              AppConfig.builder()
                  .slack(Slack.getInstance(slack))
                  .singleTeamBotToken(workspace.botToken())
                  .build());
      app.event(
          AppMentionEvent.class,
          (payload, context) -> {
            AppMentionEvent mention = payload.getEvent();
            context.say(
                message ->
                    message
                        .channel(mention.getChannel())
                        .threadTs(mention.getTs())
                        .text("Hello to you"));
            return context.ack();
          });
      SocketModeApp socket =
          new SocketModeApp(workspace.appToken(), SocketModeClient.Backend.JavaWebSocket, app);
      socket.startAsync();
      try {
        WorkspaceClient ada = workspace.client("U0ADA");
        ada.await("a connection", () -> Optional.of(app).filter(it -> workspace.isConnected()));

        ChatMessage question = ada.say("C0GENERAL", "@Greeter good morning");

        ChatMessage reply =
            ada.await(
                "a reply",
                () ->
                    ada.thread("C0GENERAL", question.ts()).stream()
                        .filter(ChatMessage::isByApp)
                        .findFirst(),
                Duration.ofSeconds(30));
        assertThat(reply.text()).isEqualTo("Hello to you");
      } finally {
        socket.close();
      }
    }
  }

  private static WorkspaceSeed seed() {
    return new WorkspaceSeed(
        "Example Works",
        new WorkspaceSeed.App(
            "Greeter",
            "U0BOT",
            List.of(),
            List.of(),
            Set.of("app_mentions:read", "chat:write"),
            Set.of("app_mention")),
        List.of(
            new WorkspaceSeed.Person(
                "U0ADA", "ada", "Ada Byron", "", "ada@example.org", "Europe/London", true)),
        List.of(),
        List.of(),
        List.of(
            new WorkspaceSeed.Channel(
                "C0GENERAL", "general", "", false, "U0ADA", List.of("U0ADA"), true)));
  }

  // snippet end

  // snippet: workspace-faults
  @Test
  void aPostThatSlackLimitsIsTriedAgainAfterItsPause() throws Exception {
    try (LocalWorkspace workspace =
        LocalWorkspace.start(seed(), 0, Clock.systemUTC(), new Random(1))) {
      SlackConfig slack = new SlackConfig();
      slack.setMethodsEndpointUrlPrefix(workspace.apiUrl().toString());
      MethodsClient methods = Slack.getInstance(slack).methods(workspace.botToken());
      workspace.faults().rateLimit("chat.postMessage", 1, Duration.ofSeconds(1));

      SlackApiException limited =
          catchThrowableOfType(
              SlackApiException.class,
              () -> methods.chatPostMessage(post -> post.channel("C0GENERAL").text("one")));

      assertThat(limited.getResponse().code()).isEqualTo(429);
      assertThat(methods.chatPostMessage(post -> post.channel("C0GENERAL").text("two")).isOk())
          .isTrue();
    }
  }

  // snippet end
}
