package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.AgentAnnouncer;
import io.signalbox.tools.workflow.agent.AgentPeople;
import io.signalbox.tools.workflow.agent.AgentSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Sends and updates direct messages about an agent, one to its owner and one to each approver. No
 * keys.
 */
final class AgentNotices implements AgentAnnouncer {
  private final Outbox outbox;
  private final PersonalMessages messages;
  private final AgentPeople people;
  private final AgentSettings settings;

  AgentNotices(
      Outbox outbox, PersonalMessages messages, AgentPeople people, AgentSettings settings) {
    this.outbox = outbox;
    this.messages = messages;
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
                MessageKind.AGENT,
                agent,
                new OutboxPost(
                    "agent:" + agent.name() + ":" + to,
                    OutboxPost.Target.channel(to),
                    MrkdwnText.escaped(text),
                    Optional.of(AgentView.ownersBlocks(agent, sentence)))));
    if (agent.level().isFree()) {
      return;
    }
    String said = owner.map(MrkdwnText::person).orElse("somebody");
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
    OutboxPost post =
        new OutboxPost(
            id, OutboxPost.Target.channel(to), MrkdwnText.escaped(text), Optional.of(blocks));
    keep(handle, MessageKind.APPROVAL, agent, post);
    if (agent.state() == Agent.AgentState.WAITING && agent.revision() > 1) {
      // A message that changes tells nobody; one below it does.
      outbox.put(
          handle,
          List.of(
              new OutboxPost(
                  id + ":again:" + agent.revision(),
                  OutboxPost.Target.threadOf(to, id),
                  MrkdwnText.escaped(agent.name()) + " is waiting for your approval: see above.",
                  Optional.empty())));
    }
  }

  /**
   * Posts a message about an agent the first time, and updates the posted one afterwards, inside
   * the caller's transaction.
   */
  private void keep(Handle handle, MessageKind kind, Agent agent, OutboxPost post) {
    messages.put(handle, kind, agent.name(), post);
    outbox.keep(
        handle,
        new OutboxPost(
            post.id() + ":now",
            OutboxPost.Target.updateOf(post.target().channel(), post.id()),
            post.text(),
            post.blocks()));
  }
}
