package io.signalbox.bot.slack.command.models;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.dialog.DialogResponses;
import io.signalbox.bot.slack.dialog.SubmittedView;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.foresight.rehearsal.MoveDecisions;
import io.signalbox.tools.foresight.rehearsal.RehearsalJob;
import io.signalbox.tools.foresight.rehearsal.RehearsalJobs;
import io.signalbox.tools.foresight.rehearsal.StoredRehearsal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Slack listeners of the buttons and dialogs by which an owner rehearses a successor, accepts a
 * rehearsal, or goes on with a model that its provider still answers for.
 */
public final class SuccessorListeners {
  static final String ACCEPT = "models_accept";
  private static final String REHEARSE = "models_rehearse";
  private static final String EXTEND = "models_extend";

  private final RouteTable routes;
  private final Function<String, List<String>> agents;
  private final MoveDecisions.OwnerCheck owners;
  private final RehearsalJobs jobs;
  private final MoveDecisions decisions;
  private final MoveDecisions.ProviderProbe probe;
  private final Outbox outbox;
  private final Runnable send;
  private final Clock clock;

  /**
   * Services that carry out what owners decide.
   *
   * @param agents names of the agents that a person decides for
   * @param owners whether a person decides for one agent
   */
  public record OwnerActs(
      Function<String, List<String>> agents,
      MoveDecisions.OwnerCheck owners,
      RehearsalJobs jobs,
      MoveDecisions decisions,
      MoveDecisions.ProviderProbe probe) {}

  /**
   * @param send the outbox has something to send
   */
  public SuccessorListeners(
      RouteTable routes, OwnerActs acts, Outbox outbox, Runnable send, Clock clock) {
    this.routes = routes;
    this.agents = acts.agents();
    this.owners = acts.owners();
    this.jobs = acts.jobs();
    this.decisions = acts.decisions();
    this.probe = acts.probe();
    this.outbox = outbox;
    this.send = send;
    this.clock = clock;
  }

  void register(App app) {
    app.blockAction(REHEARSE, (r, context) -> open(r, context, SuccessorForms::rehearsal));
    app.blockAction(EXTEND, (r, context) -> open(r, context, SuccessorForms::extension));
    app.blockAction(ACCEPT, this::accept);
    app.viewSubmission(SuccessorForms.REHEARSE_VIEW, this::rehearse);
    app.viewSubmission(SuccessorForms.EXTEND_VIEW, this::extend);
  }

  /** Returns the buttons below a list of models that end. */
  static LayoutBlock buttons() {
    return Blocks.actions(
        List.of(
            BlockKit.button(REHEARSE, "Rehearse a successor", ""),
            BlockKit.button(EXTEND, "Go on with a model", "")));
  }

  private Response open(
      BlockActionRequest request,
      ActionContext context,
      BiFunction<List<String>, List<String>, View> form) {
    ButtonPresses.later(
        () -> {
          List<String> own = agents.apply(ButtonPresses.user(request));
          List<String> chat =
              routes.list().stream()
                  .filter(route -> route.target() instanceof RouteTarget.Chat)
                  .map(Route::name)
                  .toList();
          if (own.isEmpty() || chat.isEmpty()) {
            ButtonPresses.tell(
                request, context, "You own no agent that calls models over the gateway.");
          } else {
            ButtonPresses.open(request, context, form.apply(own, chat));
          }
        });
    return context.ack();
  }

  private Response accept(BlockActionRequest request, ActionContext context) {
    String user = ButtonPresses.user(request);
    String id = ButtonPresses.value(request);
    ButtonPresses.later(
        () -> ButtonPresses.tell(request, context, shown(decisions.accept(id, user), user)));
    return context.ack();
  }

  private static String shown(MoveDecisions.DecisionOutcome outcome, String user) {
    return MrkdwnText.escaped(outcome.sentence()).replace(user, MrkdwnText.person(user));
  }

  private Response rehearse(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    String user = request.getPayload().getUser().getId();
    String agent = view.option(SuccessorForms.AGENT).orElse("");
    Optional<Integer> requests = SuccessorForms.requests(view);
    Optional<Cost> budget = SuccessorForms.budget(view);
    if (owners.objection(agent, user).isPresent()) {
      return DialogResponses.wrong(context, SuccessorForms.AGENT, "That is for its owner.");
    }
    if (view.option(SuccessorForms.FROM)
        .orElse("")
        .equals(view.option(SuccessorForms.TO).orElse(""))) {
      return DialogResponses.wrong(context, SuccessorForms.TO, "Another one than now.");
    }
    if (requests.isEmpty()) {
      return DialogResponses.wrong(context, SuccessorForms.REQUESTS, "A number from 0 to 500.");
    }
    if (budget.isEmpty()) {
      return DialogResponses.wrong(context, SuccessorForms.BUDGET, "Dollars, up to 100.");
    }
    boolean asked =
        jobs.ask(
            new RehearsalJob(
                "j-" + Long.toString(clock.millis(), 36),
                agent,
                new StoredRehearsal.RehearsedRoutes(
                    view.option(SuccessorForms.FROM).orElse(""),
                    view.option(SuccessorForms.TO).orElse("")),
                requests.get(),
                budget.get(),
                user,
                clock.instant()));
    if (!asked) {
      return DialogResponses.wrong(context, SuccessorForms.AGENT, "This rehearsal runs already.");
    }
    Thread.ofVirtual().name("rehearsal").start(this::runWaiting);
    return context.ack();
  }

  /** Runs the rehearsals that wait, and sends what is said of them. */
  void runWaiting() {
    send.run();
    jobs.runWaiting();
    send.run();
  }

  private Response extend(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    String user = request.getPayload().getUser().getId();
    String agent = view.option(SuccessorForms.AGENT).orElse("");
    Optional<Integer> days = SuccessorForms.days(view);
    Optional<Route> route = routes.find(view.option(SuccessorForms.FROM).orElse(""));
    if (days.isEmpty() || route.isEmpty()) {
      return DialogResponses.wrong(context, SuccessorForms.DAYS, "A number of days, up to 90.");
    }
    ButtonPresses.later(
        () -> {
          MoveDecisions.DecisionOutcome outcome =
              decisions.extend(route.get(), agent, days.get(), user, probe);
          outbox.put(
              List.of(
                  new OutboxPost(
                      "extension:" + user + ":" + clock.millis(),
                      OutboxPost.Target.channel(user),
                      shown(outcome, user),
                      Optional.empty())));
          send.run();
        });
    return context.ack();
  }
}
