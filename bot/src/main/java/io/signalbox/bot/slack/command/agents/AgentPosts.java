package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.outbox.Outbox;
import io.signalbox.bot.outbox.Post;
import io.signalbox.bot.slack.Mrkdwn;
import io.signalbox.tools.agent.Agent;
import io.signalbox.tools.agent.AgentNews;
import io.signalbox.tools.agent.AgentPeople;
import io.signalbox.tools.agent.AgentSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    String said = owner.map(Mrkdwn::person).orElse("somebody");
    for (String to : approvers()) {
      if (owner.filter(to::equals).isEmpty()) {
        ask(handle, agent, to, AgentView.approversBlocks(agent, said, sentence), text);
      }
    }
  }

  /** Returns the approvers named in the settings, or else everyone with the role. */
  private Set<String> approvers() {
    List<String> named = settings.approvers();
    return named.isEmpty()
        ? new LinkedHashSet<>(people.approvers())
        : named.stream()
            .flatMap(name -> people.find(name).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void ask(Handle handle, Agent agent, String to, String blocks, String text) {
    String id = "agent-approval:" + agent.name() + ":" + to;
    Post post = new Post(id, Post.Target.channel(to), Mrkdwn.escaped(text), Optional.of(blocks));
    keep(handle, post);
    if (agent.state() == Agent.State.WAITING && agent.revision() > 1) {
      // A message that changes tells nobody; one below it does.
      outbox.put(
          handle,
          List.of(
              new Post(
                  id + ":again:" + agent.revision(),
                  Post.Target.threadOf(to, id),
                  Mrkdwn.escaped(agent.name()) + " waits for your word: see above.",
                  Optional.empty())));
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
