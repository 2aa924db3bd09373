package io.signalbox.bot.slack.command.officehours;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.tools.workflow.officehours.OfficeHours;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists open office-hours requests that a person may see, as a Slack reply and for the home tab.
 */
final class OfficeHoursQueue {
  /** Most requests that are listed, as many as fit on a screen. */
  private static final int SHOWN = 8;

  private static final int LONGEST_QUESTION = 120;
  private final OfficeHours hours;

  OfficeHoursQueue(OfficeHours hours) {
    this.hours = hours;
  }

  /** Returns the open requests that a person asked or is the expert of. */
  List<OfficeHoursRequest> mine(String user) {
    return hours.open().stream()
        .filter(r -> r.asker().equals(user) || r.holder().filter(user::equals).isPresent())
        .toList();
  }

  /**
   * Returns the open requests that wait for an act of this person, as their expert or as their
   * asker.
   */
  List<OfficeHoursRequest> waitingFor(String user) {
    return mine(user).stream()
        .filter(
            r ->
                switch (r.state()) {
                  case WAITING, CLAIMED -> r.holder().filter(user::equals).isPresent();
                  case OFFERED, ASKED_BACK -> r.asker().equals(user);
                  case SNOOZED, DEFLECTED, DECIDED, WITHDRAWN -> false;
                })
        .toList();
  }

  /** Returns the open requests that this person may see, the most urgent first. */
  CommandReply queue(String user, boolean all) {
    List<OfficeHoursRequest> open =
        hours.open().stream()
            .filter(r -> r.asker().equals(user) || hours.isExpert(hours.pool(r), user))
            .toList();
    if (open.isEmpty()) {
      return CommandReply.of("Nothing that concerns you is open.");
    }
    if (all) {
      return CommandReply.of(
          String.join(
              "\n", open.stream().map(r -> "• " + line(r) + " · " + summaryLine(r)).toList()));
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    String title = open.size() == 1 ? "1 open request" : open.size() + " open requests";
    blocks.add(BlockKit.header(title));
    open.stream()
        .limit(SHOWN)
        .forEach(
            r -> {
              blocks.add(BlockKit.section(line(r)));
              blocks.add(BlockKit.context(summaryLine(r)));
            });
    blocks.add(Blocks.divider());
    blocks.add(
        BlockKit.context(
            (open.size() > SHOWN
                    ? (open.size() - SHOWN) + " more: `/office-hours queue all` lists them. "
                    : "")
                + "`/office-hours show "
                + open.getFirst().number()
                + "` shows one with its history."));
    return new CommandReply(title, blocks);
  }

  /** Returns a request's number and question. */
  static String line(OfficeHoursRequest r) {
    return "*%d*  %s"
        .formatted(
            r.number(),
            MrkdwnText.escaped(MrkdwnText.shortened(r.ask().question(), LONGEST_QUESTION)));
  }

  /** Returns one line on a request: its state, topic and urgency, and its asker and time. */
  static String summaryLine(OfficeHoursRequest r) {
    return "%s · %s · %s · asked by %s %s"
        .formatted(
            state(r),
            r.topic().words(),
            r.urgency().label(),
            MrkdwnText.person(r.asker()),
            MrkdwnText.time(r.openedAt()));
  }

  private static String state(OfficeHoursRequest r) {
    String holder = r.holder().map(MrkdwnText::person).orElse("an expert");
    return switch (r.state()) {
      case OFFERED -> "waiting for the asker's choice";
      case WAITING -> "waiting for " + holder;
      case CLAIMED -> "with " + holder;
      case ASKED_BACK -> "waiting for the asker's reply";
      case SNOOZED -> "snoozed by " + holder;
      case DEFLECTED, DECIDED, WITHDRAWN -> "closed";
    };
  }
}
