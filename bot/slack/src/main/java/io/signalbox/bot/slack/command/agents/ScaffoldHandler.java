package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.workflow.agent.AgentKeys;
import io.signalbox.tools.workflow.agent.AgentScaffold;
import io.signalbox.tools.workflow.agent.AgentSettings;
import io.signalbox.tools.workflow.agent.Agents;
import io.signalbox.tools.workflow.agent.GatewayConnection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Handler of {@code /agents start}: sends a generated agent project as a zip file to the person's
 * direct messages.
 */
final class ScaffoldHandler {
  private static final String FORM =
      "`/agents start NAME java`, `node`, `python` or `curl`, as in `/agents start incident-digest"
          + " curl`; `/agents start` alone opens a form.";
  private static final String USUAL_TEAM = "my-team";

  private final AgentsWorkflowServices stores;
  private final AgentSettings settings;
  private final GatewayAccess gate;
  private final Agents agents;
  private final SlackPeople slack;

  ScaffoldHandler(
      AgentsWorkflowServices stores,
      AgentSettings settings,
      GatewayAccess gate,
      Agents agents,
      SlackPeople slack) {
    this.stores = stores;
    this.settings = settings;
    this.gate = gate;
    this.agents = agents;
    this.slack = slack;
  }

  /** Result of parsing {@code /agents start}: ready, incomplete, or invalid. */
  sealed interface Asked {
    record Ready(String name, AgentScaffold.ScaffoldKind kind) implements Asked {}

    /** The language is missing, and possibly the name. */
    record Unfinished(String name) implements Asked {}

    record Wrong(String sentence) implements Asked {}
  }

  /** Parses the text behind {@code start}. */
  Asked read(String text, String user) {
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    if (words.length > 2) {
      return new Asked.Wrong("That is more than a name and a kind: " + FORM);
    }
    String name = words[0];
    Optional<String> wrong = name.isEmpty() ? Optional.empty() : wrong(name, user);
    if (wrong.isPresent()) {
      return new Asked.Wrong(wrong.get() + " " + FORM);
    }
    if (words.length < 2) {
      return new Asked.Unfinished(name);
    }
    return kind(words[1])
        .<Asked>map(kind -> new Asked.Ready(name, kind))
        .orElseGet(
            () ->
                new Asked.Wrong(
                    "There is no kind `" + MrkdwnText.escaped(words[1]) + "`: " + FORM));
  }

  /** Returns the objection to a name; empty when there is none. */
  Optional<String> wrong(String name, String user) {
    if (!name.matches(AgentManifest.NAME)) {
      return Optional.of(
          (name.isEmpty() ? "That" : "`" + MrkdwnText.escaped(name) + "`")
              + " cannot be a name: lower case letters, digits and hyphens.");
    }
    boolean anothers =
        agents.find(name).filter(agent -> !agents.mayChange(agent, user)).isPresent();
    return anothers
        ? Optional.of("There is an agent called `" + name + "` already: choose another name.")
        : Optional.empty();
  }

  static Optional<AgentScaffold.ScaffoldKind> kind(String name) {
    return Stream.of(AgentScaffold.ScaffoldKind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /**
   * Sends the scaffold to the person.
   *
   * @param occasion Slack's name of the click or the command, so that one comes to one file
   */
  String give(Asked.Ready asked, String user, String occasion) {
    String name = asked.name();
    String team =
        slack.groupsOf(user).stream()
            .filter(handle -> handle.matches("[\\w .-]{1,80}"))
            .sorted()
            .findFirst()
            .orElse(USUAL_TEAM);
    Optional<Route> route = AgentKeys.startingRoute(gate.routes(), settings, name, team);
    GatewayConnection connection =
        new GatewayConnection(gate.baseUrl().get(), route.map(Route::name).orElse("your-route"));
    byte[] zip =
        AgentScaffold.zip(
            name,
            AgentScaffold.files(
                asked.kind(), new AgentScaffold.Label(name, team, user), connection),
            stores.clock().instant());
    OutboxPost post =
        new OutboxPost(
            "agent-start:" + occasion,
            OutboxPost.Target.channel(user),
            message(asked, route.isPresent()),
            Optional.empty(),
            Optional.of(OutboxPost.Attachment.ofBytes(name + ".zip", zip)));
    stores.jdbi().useTransaction(handle -> stores.outbox().put(handle, List.of(post)));
    return "`" + name + ".zip` comes to your direct messages with me.";
  }

  private static String message(Asked.Ready asked, boolean hasRoute) {
    return """
    Here is `%1$s`, a small agent that already goes through the gateway, with a manifest, a check and logging.
    1. Unpack it. `/register-agent manifest` takes its `agent.yaml`, and shows you its key.
    2. Set the two variables that stand beside the key.
    3. In its folder, `%2$s` runs what its `checks.jsonl` expects. Its `README.md` has the rest.\
    """
            .formatted(asked.name(), asked.kind().check())
        + (hasRoute
            ? ""
            : "\n"
                + "No route carries internal data for it yet: ask who runs the gateway for one,"
                + " and put its name where it says `your-route`.");
  }
}
