package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.outbox.Outbox;
import io.signalbox.bot.outbox.Post;
import io.signalbox.bot.slack.Mrkdwn;
import io.signalbox.tools.agent.Agent;
import io.signalbox.tools.agent.AgentNews;
import io.signalbox.tools.agent.AgentPeople;
import io.signalbox.tools.agent.AgentSettings;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One direct message to an agent's owner and one to each approver, kept up to date. No keys. */
final class AgentPosts implements AgentNews {
  private final Outbox outbox;
  private final AgentPeople people;
  private final AgentSettings settings;

  AgentPosts(Outbox outbox, AgentPeople people, AgentSettings settings) {
    this.outbox = outbox;
    this.people = people;
    this.settings = settings;
  }

  @Override
  public void changed(Handle handle, Agent agent, String sentence) {
    String text = agent.name() + ": " + sentence;
    Optional<String> owner = people.find(agent.profile().owner());
    owner.ifPresent(
        to ->
            keep(
                handle,
                new Post(
                    "agent:" + agent.name() + ":" + to,
                    Post.Target.channel(to),
                    Mrkdwn.escaped(text),
                    Optional.of(AgentView.ownersBlocks(agent, sentence)))));
    if (agent.level().isFree()) {
      return;
    }
    for (String name : settings.approvers()) {
      people
          .find(name)
          .filter(to -> owner.filter(to::equals).isEmpty())
          .ifPresent(
              to ->
                  keep(
                      handle,
                      new Post(
                          "agent-approval:" + agent.name() + ":" + to,
                          Post.Target.channel(to),
                          Mrkdwn.escaped(text),
                          Optional.of(
                              AgentView.approversBlocks(
                                  agent,
                                  owner.map(Mrkdwn::person).orElse("somebody"),
                                  sentence)))));
    }
  }

  /** Posts it once; afterwards it changes. */
  private void keep(Handle handle, Post post) {
    outbox.put(handle, List.of(post));
    outbox.keep(
        handle,
        new Post(
            post.id() + ":now",
            Post.Target.updateOf(post.target().channel(), post.id()),
            post.text(),
            post.blocks()));
  }
}
