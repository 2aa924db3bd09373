package io.signalbox.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.assistant.SuggestedPrompt;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AssistantThreadContextChangedEvent;
import com.slack.api.model.event.AssistantThreadStartedEvent;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bolt listeners that publish a person's App Home tab and set suggested prompts in new assistant
 * threads.
 */
final class HomeListeners {
  private static final Logger log = LoggerFactory.getLogger(HomeListeners.class);

  private final ConversationFeatures features;
  private final List<SlackWorkflow> workflows;

  HomeListeners(ConversationFeatures features, List<SlackWorkflow> workflows) {
    this.features = features;
    this.workflows = List.copyOf(workflows);
  }

  void register(App app) {
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          AppHomeOpenedEvent event = payload.getEvent();
          if (!"messages".equals(event.getTab())) {
            publish(context.client(), event.getUser());
          }
          return context.ack();
        });
    app.use(
        (request, response, chain) -> {
          Response done = chain.next(request);
          if (request instanceof BlockActionRequest press && isAtHome(press)) {
            publish(request.getContext().client(), press.getPayload().getUser().getId());
          }
          return done;
        });
    app.event(
        AssistantThreadStartedEvent.class,
        (payload, context) -> {
          var thread = payload.getEvent().getAssistantThread();
          later(
              "suggested prompts",
              () ->
                  context
                      .client()
                      .assistantThreadsSetSuggestedPrompts(
                          r ->
                              r.channelId(thread.getChannelId())
                                  .threadTs(thread.getThreadTs())
                                  .title("Things people ask")
                                  .prompts(prompts())));
          return context.ack();
        });
    app.event(AssistantThreadContextChangedEvent.class, (payload, context) -> context.ack());
  }

  /** Returns whether a button was pressed on the home tab, which is then published again. */
  private static boolean isAtHome(BlockActionRequest press) {
    var view = press.getPayload().getView();
    return view != null && "home".equals(view.getType());
  }

  private void publish(MethodsClient slack, String user) {
    later("the home page", () -> slack.viewsPublish(r -> r.userId(user).view(home(user))));
  }

  private View home(String user) {
    return features
        .home()
        .of(
            user,
            workflows.stream().flatMap(workflow -> workflow.needs(user).stream()).toList(),
            workflows.stream().flatMap(workflow -> workflow.home(user).stream()).toList());
  }

  private static List<SuggestedPrompt> prompts() {
    return List.of(
        prompt("Who is on call?", "Who is on call for payments right now?"),
        prompt("Who owns a service?", "Who owns ledger-api?"),
        prompt("What does an alert mean?", "What do I do about LedgerReplicationLagHigh?"));
  }

  private static SuggestedPrompt prompt(String title, String message) {
    return SuggestedPrompt.builder().title(title).message(message).build();
  }

  /** Web API call for App Home or the assistant panel, whose failure is only logged. */
  private interface HomeCall {
    SlackApiTextResponse run() throws IOException, SlackApiException;
  }

  /** Makes a call on a virtual thread, after the acknowledgement; a failure is only logged. */
  private static void later(String what, HomeCall call) {
    Thread.ofVirtual()
        .name("home")
        .start(
            () -> {
              try {
                SlackApiTextResponse response = call.run();
                if (!response.isOk()) {
                  log.info("Slack did not take {}: {}", what, response.getError());
                }
              } catch (IOException | SlackApiException | RuntimeException e) {
                log.info("Slack did not take {}: {}", what, e.getMessage());
              }
            });
  }
}
