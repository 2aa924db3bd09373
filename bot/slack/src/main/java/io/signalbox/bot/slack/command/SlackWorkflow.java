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
 * A slash command with its buttons and dialogs, and its part of App Home. Safe for use from several
 * threads.
 */
public interface SlackWorkflow {

  /** Adds this workflow's listeners; called once, before anything is received. */
  void register(App app);

  /** Its section of this person's home page, within their rights; empty when it has none. */
  default List<LayoutBlock> home(String user) {
    return List.of();
  }

  /**
   * The work that the reply to a person who typed this behind {@code /ask} takes; empty where it is
   * a question, or somebody else's.
   */
  default Optional<Supplier<String>> asked(String user, String text) {
    return Optional.empty();
  }

  /** An account was closed; told of all of them. */
  default void deactivated(String user) {}

  /**
   * Things that wait for this person's act, with buttons for it, the most urgent first; empty when
   * nothing does.
   */
  default List<LayoutBlock> needs(String user) {
    return List.of();
  }

  /** Returns the periodic tasks of the workflow. */
  default List<ScheduledTask> tasks() {
    return List.of();
  }

  /**
   * A post was refused for good; told of all posts, and possibly twice of one.
   *
   * @param reason half a sentence for people
   */
  default void refused(OutboxPost post, String reason) {}

  /**
   * The workspace that a workflow runs in.
   *
   * @param slack for what is no message: dialogs, conversations to open
   * @param send the outbox has something to send
   */
  record Workplace(MethodsClient slack, SlackPeople people, Runnable send) {}

  /** Makes the workflow once the workspace is known. */
  @FunctionalInterface
  interface Opener {
    /** The workflow in this workspace. */
    SlackWorkflow open(Workplace workplace);
  }
}
