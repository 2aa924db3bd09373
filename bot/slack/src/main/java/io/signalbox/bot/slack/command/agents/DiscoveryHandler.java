package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.client.BotUser;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.HandlerReply;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.AgentPeople;
import io.signalbox.tools.workflow.agent.Agents;
import io.signalbox.tools.workflow.discovery.AgentDiscoveries;
import io.signalbox.tools.workflow.discovery.AgentDiscovery;
import io.signalbox.tools.workflow.discovery.AgentDiscovery.DiscoveryKind;
import io.signalbox.tools.workflow.discovery.AgentDiscovery.DiscoveryState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Handler of {@code /agents discover} for admins: lists unregistered agents, writes to the likely
 * owner, or dismisses one. Nothing is sent without an admin's act.
 */
final class DiscoveryHandler {
  private static final int LONGEST = 2_000;
  private static final String ADMINS = "Only platform or workspace admins can do that.";

  private final AgentsWorkflowServices stores;
  private final AgentDiscoveries discoveries;
  private final Agents agents;
  private final AgentPeople people;
  private final SlackPeople slack;

  DiscoveryHandler(
      AgentsWorkflowServices stores, Agents agents, AgentPeople people, SlackPeople slack) {
    this.stores = stores;
    this.discoveries = new AgentDiscoveries(stores.jdbi(), stores.clock());
    this.agents = agents;
    this.people = people;
    this.slack = slack;
  }

  boolean mayLook(String user) {
    return people.isAdmin(user);
  }

  /**
   * Returns the discoveries that are neither decided nor registered, with the workspace's current
   * bots.
   */
  List<UnregisteredAgent> open() {
    for (BotUser bot : slack.bots()) {
      discoveries.see(
          DiscoveryKind.BOT_USER,
          bot.handle(),
          "the bot user @" + bot.handle() + " (" + bot.name() + ") in Slack");
    }
    List<Agent> known = agents.list();
    return discoveries.open().stream()
        .filter(found -> !found.isOneOf(known))
        .map(found -> new UnregisteredAgent(found, likelyOwner(found)))
        .toList();
  }

  /** Finds an undecided discovery. */
  Optional<UnregisteredAgent> find(long number) {
    return discoveries
        .find(number)
        .filter(found -> found.state() == DiscoveryState.OPEN)
        .map(found -> new UnregisteredAgent(found, likelyOwner(found)));
  }

  /** Returns the person behind the login, or else the first member of the team in its name. */
  private Optional<String> likelyOwner(AgentDiscovery found) {
    String login = found.subject().replaceFirst("^.*\\\\", "").replaceFirst("@.*$", "");
    return people
        .find(found.subject())
        .or(() -> people.find(login))
        .or(
            () ->
                Stream.of(found.subject().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                    .flatMap(word -> slack.members(word).stream())
                    .filter(slack::isActive)
                    .findFirst());
  }

  /**
   * Writes to a person about a discovered agent on an admin's behalf, at most once for each
   * discovery.
   */
  HandlerReply send(long number, String whom, String text, String user) {
    if (!people.isAdmin(user)) {
      return HandlerReply.no(ADMINS);
    }
    Optional<String> to = people.find(whom);
    if (to.isEmpty()) {
      return HandlerReply.no("Nobody here is called `" + MrkdwnText.escaped(whom) + "`.");
    }
    if (text.isBlank()) {
      return HandlerReply.no("Say something to them.");
    }
    boolean sent =
        stores
            .jdbi()
            .inTransaction(
                handle -> {
                  if (!discoveries.decide(handle, number, DiscoveryState.SENT, user)) {
                    return false;
                  }
                  stores.outbox().put(handle, List.of(message("" + number, to.get(), text, user)));
                  stores
                      .audit()
                      .append(handle, user, "agent.invite", about(number), "sent to " + to.get());
                  return true;
                });
    return sent ? new HandlerReply(onItsWay(to.get()), true) : HandlerReply.no(gone(number));
  }

  /** Dismisses a discovery, which is then not listed again. */
  String dismiss(long number, String user) {
    if (!people.isAdmin(user)) {
      return ADMINS;
    }
    boolean done =
        stores
            .jdbi()
            .inTransaction(
                handle -> {
                  if (!discoveries.decide(handle, number, DiscoveryState.DISMISSED, user)) {
                    return false;
                  }
                  stores
                      .audit()
                      .append(handle, user, "agent.dismiss", about(number), "no agent to register");
                  return true;
                });
    return done ? "Dismissed: " + number + " is not listed again." : gone(number);
  }

  /**
   * Handles {@code /agents invite}.
   *
   * @param what a discovery's number, or what was seen
   */
  String invite(String whom, String what, String user) {
    if (!people.isAdmin(user)) {
      return ADMINS;
    }
    Optional<String> to = people.find(whom);
    if (to.isEmpty() || what.isBlank()) {
      return "Say who, and what was seen: `/agents invite @name a script on build-7 talk to"
          + " OpenAI`, or its number: `/agents invite @name 3`.";
    }
    if (what.strip().matches("\\d{1,9}")) {
      long number = Long.parseLong(what.strip());
      return find(number)
          .map(found -> send(number, to.get(), found.discovery().draft(), user).text())
          .orElseGet(() -> gone(number));
    }
    String draft = AgentDiscovery.draft(MrkdwnText.shortened(what.strip(), LONGEST));
    stores
        .jdbi()
        .useTransaction(
            handle -> {
              stores
                  .outbox()
                  .put(
                      handle,
                      List.of(message(UUID.randomUUID().toString(), to.get(), draft, user)));
              stores
                  .audit()
                  .append(
                      handle, user, "agent.invite", "agent unregistered", "sent to " + to.get());
            });
    return onItsWay(to.get());
  }

  private static String onItsWay(String to) {
    return "I am writing to " + MrkdwnText.person(to) + "; I'll tell you if it doesn't arrive.";
  }

  private static OutboxPost message(String id, String to, String text, String from) {
    return new OutboxPost(
            "agent-invite:" + id,
            OutboxPost.Target.channel(to),
            MrkdwnText.escaped(MrkdwnText.shortened(text.strip(), LONGEST + 1_000)),
            Optional.empty())
        .with(
            new OutboxPost.Receipt(
                "agent-invite:" + id + ":refused",
                OutboxPost.Target.channel(from),
                "",
                "What I wrote to " + MrkdwnText.person(to) + " did not arrive: {reason}."));
  }

  private static String about(long number) {
    return "discovery " + number;
  }

  private static String gone(long number) {
    return "There is no open discovery " + number + ": `/agents discover` lists those there are.";
  }
}
