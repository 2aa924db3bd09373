package io.signalbox.bot.slack.command.routes;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.gateway.budget.BudgetWarning;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a direct message to a budget's owner when it runs low, once a period. Any process may
 * notice: one without Slack writes the message to the outbox, and the one that serves Slack posts
 * it. An owner who is not a Slack user is told in the log.
 */
public final class BudgetNotices implements Consumer<BudgetWarning> {
  private static final Logger log = LoggerFactory.getLogger(BudgetNotices.class);
  private static final Pattern SLACK_USER = Pattern.compile("[UW][A-Z0-9]{6,}");

  private final Jdbi jdbi;
  private final PersonalMessages messages;
  private final Optional<String> channel;

  /**
   * @param channel is told too
   */
  public BudgetNotices(Jdbi jdbi, PersonalMessages messages, Optional<String> channel) {
    this.jdbi = jdbi;
    this.messages = messages;
    this.channel = channel;
  }

  @Override
  public void accept(BudgetWarning warning) {
    String name = warning.budget().name();
    log.warn(
        "budget {} of {} runs low: {} of {} spent, it renews at {}",
        name,
        warning.budget().owner(),
        warning.spent(),
        warning.budget().amount(),
        warning.renews());
    String once = "budget:" + name + ":" + warning.renews().getEpochSecond();
    if (SLACK_USER.matcher(warning.budget().owner()).matches()) {
      post(once, warning.budget().owner(), warning);
    }
    channel.ifPresent(each -> post(once + ":" + each, each, warning));
  }

  private void post(String once, String to, BudgetWarning warning) {
    OutboxPost post =
        new OutboxPost(once, OutboxPost.Target.channel(to), text(warning), Optional.empty());
    jdbi.useTransaction(
        handle -> messages.put(handle, MessageKind.BUDGET, warning.budget().name(), post));
  }

  private static String text(BudgetWarning warning) {
    return "The budget *"
        + MrkdwnText.escaped(warning.budget().name())
        + "* is running low: "
        + warning.spent()
        + " of "
        + warning.budget().amount()
        + " is spent. It renews "
        + MrkdwnText.time(warning.renews())
        + "; calls beyond it are refused until then. `/routes` shows what is left.";
  }
}
