package io.signalbox.bot.slack.command.approval;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.gateway.approval.Approval;
import io.signalbox.tools.gateway.approval.ApprovalVerdict;
import io.signalbox.tools.gateway.approval.Approvals;
import io.signalbox.tools.gateway.tool.RouteTools;
import io.signalbox.tools.gateway.tool.ToolCall;
import io.signalbox.tools.gateway.tool.ToolReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Slack workflow of approvals: handles the Approve and Deny buttons, and makes the tool call that
 * was approved.
 */
public final class ApprovalWorkflow implements SlackWorkflow {
  private static final Duration TICK = Duration.ofSeconds(15);
  private static final int LONGEST = 600;

  private final Workplace workplace;
  private final Approvals approvals;
  private final Caller bot;
  private final Function<ToolCall, ToolReply> tools;

  /**
   * @param bot as routes name it among their callers
   * @param tools as {@code io.signalbox.tools.gateway.tool.ToolRoutes.call}
   */
  public ApprovalWorkflow(
      Workplace workplace, Approvals approvals, Caller bot, Function<ToolCall, ToolReply> tools) {
    this.workplace = workplace;
    this.approvals = approvals;
    this.bot = bot;
    this.tools = tools;
  }

  @Override
  public void register(App app) {
    app.blockAction(ApprovalView.AGREE, (request, context) -> pressed(request, context, true));
    app.blockAction(ApprovalView.REFUSE, (request, context) -> pressed(request, context, false));
  }

  @Override
  public List<ScheduledTask> tasks() {
    return List.of(
        new ScheduledTask(
            "approvals",
            TICK,
            () -> {
              approvals.runDue();
              workplace.send().run();
            }));
  }

  private Response pressed(BlockActionRequest request, ActionContext context, boolean agrees) {
    @Nullable String value = request.getPayload().getActions().getFirst().getValue();
    String id = value == null ? "" : value;
    String user = request.getPayload().getUser().getId();
    switch (approvals.decide(id, user, agrees)) {
      case ApprovalVerdict.Decided decided -> {
        workplace.send().run();
        if (agrees && decided.approval().wish().arguments().isPresent()) {
          Thread.ofVirtual().name("approved-call").start(() -> make(decided.approval()));
        }
      }
      case ApprovalVerdict.Over over ->
          ButtonPresses.tell(
              request, context, "This has already been decided, or the request has expired.");
      case ApprovalVerdict.NotTheirs other ->
          ButtonPresses.tell(
              request,
              context,
              "Only "
                  + MrkdwnText.person(other.approval().wish().approver())
                  + " can decide that.");
      case ApprovalVerdict.Unknown unknown ->
          ButtonPresses.tell(request, context, "That button is out of date.");
    }
    return context.ack();
  }

  /** Makes the approved tool call, once. The tool's server knows it by the approval's id. */
  private void make(Approval approval) {
    if (!approvals.use(approval.id())) {
      return;
    }
    Approval.Wish wish = approval.wish();
    QuestionAsker asker =
        new QuestionAsker(
            wish.approver(), workplace.people().groupsOf(wish.approver()), Optional.empty());
    Caller caller = RouteTools.onBehalfOf(bot, asker);
    ToolReply reply =
        tools.apply(
            new ToolCall(
                approval.id(),
                caller,
                wish.route(),
                wish.arguments().orElse("{}"),
                caller.dataClass(),
                true,
                new CallCancellation()));
    approvals.finish(
        approval.id(),
        switch (reply) {
          case ToolReply.ToolDone done ->
              "Done. "
                  + (done.text().isBlank()
                      ? ""
                      : "It answered: " + MrkdwnText.shortened(done.text().strip(), LONGEST));
          case ToolReply.ToolRefused refused -> "Not done: " + refused.refusal().sentence();
        });
    workplace.send().run();
  }
}
