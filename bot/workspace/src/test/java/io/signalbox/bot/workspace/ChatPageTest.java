package io.signalbox.bot.workspace;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatAppendStreamRequest;
import com.slack.api.methods.request.chat.ChatStartStreamRequest;
import com.slack.api.methods.request.chat.ChatStopStreamRequest;
import com.slack.api.model.assistant.SuggestedPrompt;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AssistantThreadStartedEvent;
import com.slack.api.model.event.MessageEvent;
import io.signalbox.bot.workspace.page.Chromium;
import io.signalbox.bot.workspace.page.Samples;
import io.signalbox.bot.workspace.team.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The chat page, the server and a real Bolt app together: what a person does arrives, and what the
 * app does is seen.
 */
@ExtendWith(Chromium.class)
class ChatPageTest {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final List<String> complaints = new ArrayList<>();
  private Stage stage;
  private BrowserContext window;
  private Page page;

  @BeforeEach
  void open(Browser browser) throws Exception {
    stage = Stage.with(this::listen);
    window = browser.newContext();
    page = window.newPage();
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(stage.workspace.address().toString())) {
            complaints.add(request.url());
          }
        });
  }

  @AfterEach
  void close() throws Exception {
    window.close();
    stage.close();
    assertThat(complaints).isEmpty();
  }

  private static <T extends SlackApiTextResponse> T ok(T response) {
    if (!response.isOk()) {
      throw new AssertionError(response.toString());
    }
    return response;
  }

  private void listen(App app) {
    app.event(AppMentionEvent.class, (event, context) -> mentioned(event.getEvent(), context));
    app.blockAction(
        "go",
        (request, context) -> {
          heard.add("go " + request.getPayload().getActions().get(0).getValue());
          ok(
              context
                  .client()
                  .chatUpdate(
                      r ->
                          r.channel(request.getPayload().getChannel().getId())
                              .ts(request.getPayload().getMessage().getTs())
                              .text("Deployed :rocket:")
                              .blocks(List.of())));
          return context.ack();
        });
    app.blockAction(
        "env",
        (request, context) -> {
          heard.add(
              "env " + request.getPayload().getActions().get(0).getSelectedOption().getValue());
          return context.ack();
        });
    app.command(
        "/ask",
        (request, context) -> {
          context.respond("You asked: " + request.getPayload().getText());
          return context.ack();
        });
    app.messageShortcut(
        "remember",
        (request, context) -> {
          ok(
              context
                  .client()
                  .viewsOpen(
                      r ->
                          r.triggerId(context.getTriggerId())
                              .viewAsString(Samples.view("modal.json"))));
          return context.ack();
        });
    app.viewSubmission(
        "remember",
        (request, context) -> {
          var values = request.getPayload().getView().getState().getValues();
          String resolution = values.get("resolution").get("text").getValue();
          if (resolution.equals("dunno")) {
            return context.ackWithErrors(Map.of("resolution", "That helps nobody."));
          }
          heard.add(
              "remembered "
                  + resolution
                  + " by "
                  + values.get("owner").get("user").getSelectedUser());
          return context.ack();
        });
    app.event(
        AppHomeOpenedEvent.class,
        (event, context) -> {
          ok(
              context
                  .client()
                  .viewsPublish(
                      r ->
                          r.userId(event.getEvent().getUser())
                              .viewAsString(Samples.view("home.json"))));
          return context.ack();
        });
    app.event(
        AssistantThreadStartedEvent.class,
        (event, context) -> {
          var thread = event.getEvent().getAssistantThread();
          ok(
              context
                  .client()
                  .assistantThreadsSetSuggestedPrompts(
                      r ->
                          r.channelId(thread.getChannelId())
                              .threadTs(thread.getThreadTs())
                              .prompts(
                                  List.of(new SuggestedPrompt("On call?", "Who is on call?")))));
          return context.ack();
        });
    app.event(MessageEvent.class, (event, context) -> answered(event.getEvent(), context));
  }

  private Response mentioned(AppMentionEvent event, Context context)
      throws IOException, SlackApiException {
    ok(
        context
            .client()
            .chatPostMessage(
                r ->
                    r.channel(event.getChannel())
                        .threadTs(event.getTs())
                        .text("Everything")
                        .blocksAsString(Samples.blocksThatSlackKnows())));
    return context.ack();
  }

  private Response answered(MessageEvent event, Context context)
      throws IOException, SlackApiException {
    if (!"im".equals(event.getChannelType()) || event.getThreadTs() == null) {
      return context.ack();
    }
    String channel = event.getChannel();
    ok(
        context
            .client()
            .assistantThreadsSetTitle(
                r -> r.channelId(channel).threadTs(event.getThreadTs()).title("On call")));
    ok(
        context
            .client()
            .assistantThreadsSetStatus(
                r -> r.channelId(channel).threadTs(event.getThreadTs()).status("is looking…")));
    heard.add("status");
    String ts =
        ok(context
                .client()
                .chatStartStream(
                    ChatStartStreamRequest.builder()
                        .channel(channel)
                        .threadTs(event.getThreadTs())
                        .markdownText("It is **B")
                        .build()))
            .getTs();
    ok(
        context
            .client()
            .chatAppendStream(
                ChatAppendStreamRequest.builder()
                    .channel(channel)
                    .ts(ts)
                    .markdownText("en**,\n\n- until Friday")
                    .build()));
    ok(
        context
            .client()
            .chatStopStream(ChatStopStreamRequest.builder().channel(channel).ts(ts).build()));
    return context.ack();
  }

  private void go(String route) {
    page.navigate(stage.workspace.address() + "#/" + route);
    assertThat(page.locator("#place-title")).not().isEmpty();
    assertThat(page.locator(".banner")).hasCount(0);
  }

  private void say(String box, String text) {
    page.locator(box + " textarea").fill(text);
    page.locator(box + " textarea").press("Enter");
  }

  @Test
  void everyBlockOfARealAppIsShownAndPressed() throws Exception {
    go(Seeds.ADA + "/" + Seeds.GENERAL);
    say("#message-box", "@signalbox show me & <everything>");
    Locator question = page.locator("#timeline .message").last();
    assertThat(question.locator(".text")).hasText("@Signalbox show me & <everything>");
    question.locator(".replies").click();
    Locator answer = page.locator("#thread .message").last();
    assertThat(answer.locator(".block")).hasCount(Samples.countOfBlocksThatSlackKnows());
    assertThat(answer.locator(".not-shown")).hasCount(0);

    answer.locator("[data-action=env] button.picker").click();
    page.locator("[role=option]:has-text('Production')").click();
    assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("env production");
    answer.locator("[data-action=go]").click();

    assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("go 42");
    assertThat(answer.locator(".content")).containsText("Deployed 🚀");
  }

  @Test
  void aCommandIsAnsweredToTheAskerAndAnUnknownOneRefused() {
    go(Seeds.ADA + "/" + Seeds.GENERAL);
    say("#message-box", "/nope");
    assertThat(page.locator("#message-box .send-error")).containsText("/nope");
    assertThat(page.locator("#message-box textarea")).hasValue("/nope");

    page.locator("#message-box textarea").fill("");
    say("#message-box", "/ask where is it");

    Locator answer = page.locator("#timeline .message").last();
    assertThat(answer).containsText("Only visible to you");
    assertThat(answer).containsText("You asked: where is it");
  }

  @Test
  void aModalIsRefusedBySlacksRulesThenByTheAppThenTaken() throws Exception {
    go(Seeds.ADA + "/" + Seeds.GENERAL);
    say("#message-box", "it was the cache");
    Locator message = page.locator("#timeline .message").last();
    assertThat(message).containsText("it was the cache");
    message.hover();
    message.locator("[data-more]").click();
    page.locator("[role=menuitem]:has-text('Remember this thread')").click();
    Locator dialog = page.locator("dialog");
    assertThat(dialog.locator("h2")).hasText("Remember this thread");

    dialog.locator("[type=submit]").click();
    assertThat(dialog.locator("[data-block-id=resolution] .input-error")).not().isEmpty();
    assertThat(dialog.locator("[data-block-id=owner] .input-error")).not().isEmpty();

    dialog.locator("[data-block-id=owner] button.picker").click();
    page.locator("[role=option]:has-text('Ben')").click();
    dialog.locator("[data-block-id=resolution] textarea").fill("dunno");
    dialog.locator("[type=submit]").click();
    assertThat(dialog.locator("[data-block-id=resolution] .input-error"))
        .hasText("That helps nobody.");

    dialog.locator("[data-block-id=resolution] textarea").fill("Cleared it");
    dialog.locator("[type=submit]").click();
    assertThat(dialog).hasCount(0);
    assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("remembered Cleared it by " + Seeds.BEN);
  }

  @Test
  void theHomeTabIsPublishedWhenItIsOpened() {
    go(Seeds.BEN + "/home");

    assertThat(page.locator("#home")).containsText("Your recent questions");
  }

  @Test
  void anAssistantStreamsItsAnswerIntoItsThread() {
    go(Seeds.ADA + "/" + stage.ada.direct());
    page.getByText("New conversation").click();
    page.locator("#assistant-prompts .prompt").click();

    Locator answer = page.locator("#thread .message").last();
    assertThat(answer.locator("li")).hasText("until Friday");
    assertThat(answer.locator("strong:has-text('Ben')")).hasCount(1);
    assertThat(answer.locator(".caret")).hasCount(0);
    assertThat(page.locator("#thread-title")).hasText("On call");
    assertThat(page.locator("#assistant-status")).hasText("");
    assertThat(heard).contains("status");

    page.reload();
    assertThat(page.locator("#thread-title")).hasText("On call");
  }

  @Test
  void anAppThatGoesAwayIsNoticed() throws Exception {
    go(Seeds.ADA + "/" + Seeds.GENERAL);

    stage.bolt.socket().disconnect();

    assertThat(page.locator(".banner-app")).containsText("not connected");
  }

  @Test
  void twoPeopleTalkInTwoWindows() {
    go(Seeds.ADA + "/" + Seeds.GENERAL);
    Page other = window.newPage();
    other.navigate(stage.workspace.address() + "#/" + Seeds.BEN + "/" + Seeds.GENERAL);
    assertThat(other.locator("#place-title")).hasText("#general");

    say("#message-box", "morning @ben");

    assertThat(other.locator("#timeline .message").last()).containsText("morning @ben");
    assertThat(other.locator("#timeline .message").last()).hasClass(Pattern.compile("mentions-me"));
  }
}
