package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.oncall.DutyTimeline;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders the App Home tab: what waits for a person, usage, who is on call now, and recent
 * questions.
 */
public final class HomeView {
  private static final int MOST_TEAMS = 20;
  private static final int MOST_QUESTIONS = 8;
  private static final int MOST_NEEDS = 40;

  /** Largest number of blocks that Slack accepts in one view. */
  private static final int MOST_BLOCKS = 100;

  /** List of the bot's uses, in Slack's markup; also the reply to "help". */
  static final String USAGE =
      """
      I answer from runbooks, tickets, and the tables of who is on call and who owns what.
      • Name me in a channel, or write to me in a direct message: _who owns ledger-api?_
      • `/ask` answers so that only you see it.
      • Ask on in the thread: _and for staging?_
      • *Not quite, ask a human* brings the owner, or who is on call.
      • *Remember this thread*, in a message's menu, saves what solved it.\
      """;

  private final AnswerHandlerServices collaborators;
  private final OnCallTable onCall;

  HomeView(AnswerHandlerServices collaborators, OnCallTable onCall) {
    this.collaborators = collaborators;
    this.onCall = onCall;
  }

  /**
   * Returns the home tab for a person, within their rights and with their own questions only.
   *
   * @param needs what waits for them, with buttons
   * @param sections of the workflows; what is more than a page holds is left off
   */
  public View of(String user, List<LayoutBlock> needs, List<LayoutBlock> sections) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header("Needs you"));
    if (needs.isEmpty()) {
      blocks.add(BlockKit.section("Nothing is waiting for you."));
    }
    blocks.addAll(needs.subList(0, Math.min(needs.size(), MOST_NEEDS)));
    blocks.add(Blocks.divider());
    blocks.add(BlockKit.header("How to use me"));
    blocks.add(BlockKit.section(USAGE));
    blocks.add(BlockKit.header("On call now"));
    blocks.add(BlockKit.section(onCall(user)));
    blocks.addAll(sections.subList(0, Math.min(sections.size(), MOST_BLOCKS - blocks.size() - 2)));
    blocks.add(BlockKit.header("Your recent questions"));
    blocks.add(BlockKit.section(recent(user)));
    return View.builder().type("home").blocks(blocks).build();
  }

  private String onCall(String user) {
    Instant now = collaborators.clock().instant();
    Audience audience = collaborators.policy().person(user);
    List<TeamRoster> rosters = onCall.rosters(audience);
    List<String> lines =
        rosters.stream()
            .limit(MOST_TEAMS)
            .map(roster -> line(roster, audience, now))
            .collect(Collectors.toCollection(ArrayList::new));
    if (rosters.size() > MOST_TEAMS) {
      lines.add("and " + (rosters.size() - MOST_TEAMS) + " more teams; ask me");
    }
    return lines.isEmpty()
        ? "There is no on-call table that you can see."
        : String.join("\n", lines);
  }

  private String line(TeamRoster roster, Audience audience, Instant now) {
    Instant next = now.plusSeconds(1);
    String people =
        DutyTimeline.of(
                onCall.between(audience, roster.team(), now, next), Shift.Role.PRIMARY, now, next)
            .stream()
            .flatMap(duty -> duty.people().stream())
            .map(OnCallPerson::name)
            .distinct()
            .collect(Collectors.joining(" and "));
    return "*"
        + MrkdwnText.escaped(roster.team())
        + "*  "
        + (people.isEmpty() ? "nobody" : MrkdwnText.escaped(people));
  }

  private String recent(String user) {
    String lines =
        collaborators.answers().recent(user, MOST_QUESTIONS).stream()
            .map(
                answer ->
                    "• "
                        + MrkdwnText.escaped(MrkdwnText.shortened(answer.question(), 200))
                        + (answer.kind() == AnswerKind.NONE ? "  _no answer_" : ""))
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? "None yet." : lines;
  }
}
