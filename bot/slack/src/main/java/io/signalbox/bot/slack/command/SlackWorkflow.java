package io.signalbox.bot.slack.command;

import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Feature of the bot, usually a slash command: registers Bolt listeners, and supplies periodic
 * tasks and a part of App Home. Safe for use from several threads.
 */
public interface SlackWorkflow {

  /** Adds this workflow's listeners; called once, before anything is received. */
  void register(App app);

  /**
   * Returns the workflow's section of a person's home tab, within their rights; empty when it has
   * none.
   */
  default List<LayoutBlock> home(String user) {
    return List.of();
  }

  /**
   * Returns the work for a subcommand of {@code /ask} that this workflow handles; empty for a
   * question or another workflow's subcommand.
   */
  default Optional<Supplier<String>> asked(String user, String text) {
    return Optional.empty();
  }

  /** Notifies that an account was deactivated; called for every such account. */
  default void deactivated(String user) {}

  /**
   * Returns home-tab blocks of what waits for this person's decision, with buttons, the most urgent
   * first; empty when nothing waits.
   */
  default List<LayoutBlock> needs(String user) {
    return List.of();
  }

  /** Returns the periodic tasks of the workflow. */
  default List<ScheduledTask> tasks() {
    return List.of();
  }

  /**
   * Notifies that Slack refused a post for good; called for all posts, possibly twice for one.
   *
   * @param reason half a sentence for people
   */
  default void refused(OutboxPost post, String reason) {}

  /**
   * Parts of the running bot that a workflow uses: Web API client, directory of people, trigger of
   * the outbox.
   *
   * @param slack for what is no message: dialogs, conversations to open
   * @param send the outbox has something to send
   */
  record Workplace(MethodsClient slack, SlackPeople people, Runnable send) {}

  /** Factory of a workflow, called once the workspace is known. */
  @FunctionalInterface
  interface Opener {
    /** Creates the workflow for this workspace. */
    SlackWorkflow open(Workplace workplace);
  }
}
