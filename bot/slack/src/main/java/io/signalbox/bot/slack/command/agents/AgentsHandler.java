package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.AgentOutcome;
import io.signalbox.tools.workflow.agent.AgentPeople;
import io.signalbox.tools.workflow.agent.AgentSpelling;
import io.signalbox.tools.workflow.agent.AgentTimers;
import io.signalbox.tools.workflow.agent.Agents;
import io.signalbox.tools.workflow.agent.GatewayConnection;
import io.signalbox.tools.workflow.agent.PortfolioAuditPage;
import io.signalbox.tools.workflow.agent.RegistrationStep;
import io.signalbox.tools.workflow.manifest.ManifestReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Handler of /agents and /register-agent, by typed command or by button: lists, shows, audits,
 * registers, decides, retires and invites agents.
 */
final class AgentsHandler {
  static final String HELP =
      """
      `/register-agent` opens a form, `/register-agent manifest` takes YAML, an agent card (A2A), a `server.json` (MCP) or a Backstage component, `/register-agent NAME` edits an agent.
      `/agents list`, `show NAME`, `waiting`, `audit` and `roadmap` show agents; `key NAME` gives its owner a new key; \
      `start NAME java`, `node`, `python` or `curl` sends you a small agent to begin with.
      Approvers: `/agents allow NAME why`, `except NAME why` (for a while), `refuse NAME why`. Owners: `retire NAME`.
      Admins: `/agents discover` lists possible agents that nobody registered; `invite @name NUMBER` sends their owner a \
      friendly message, `dismiss NUMBER` drops one.
      Registering never gets anybody into trouble: registered agents get help, not a ban.\
      """;

  static final String NO_AGENT =
      "That holds no agent in a form that I know. `/register-agent` alone opens an empty form.";

  private static final Set<String> NAMED =
      Set.of("show", "allow", "except", "refuse", "retire", "key");

  private final Agents agents;
  private final AgentTimers clock;
  private final AgentInspectors inspection;
  private final AgentPeople people;
  private final Supplier<String> baseUrl;
  private final DiscoveryHandler discovery;

  AgentsHandler(
      Agents agents,
      AgentTimers clock,
      AgentInspectors inspection,
      AgentPeople people,
      Supplier<String> baseUrl,
      DiscoveryHandler discovery) {
    this.agents = agents;
    this.clock = clock;
    this.inspection = inspection;
    this.people = people;
    this.baseUrl = baseUrl;
    this.discovery = discovery;
  }

  /** Runs a typed command and returns the reply, except for keys, which are shown in a dialog. */
  CommandReply typed(String text, String user) {
    String word = text.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    return switch (word) {
      case "audit" ->
          PortfolioView.audit(
              inspection.audit().run(), inspection.observations().drifts(agents.list()));
      case "roadmap" -> PortfolioView.roadmap(inspection.audit().roadmap());
      default -> CommandReply.of(said(text, user));
    };
  }

  /** Returns the audit and the roadmap as one page of HTML. */
  String report() {
    return PortfolioAuditPage.of(inspection.audit().run(), inspection.audit().roadmap());
  }

  /** Returns all that is known of an agent. */
  String show(String name) {
    return named(name.toLowerCase(Locale.ROOT), this::shown);
  }

  private String said(String text, String user) {
    String[] words = text.strip().split("\\s+", 3);
    String name = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "";
    String rest = words.length > 2 ? words[2] : "";
    String word = words[0].toLowerCase(Locale.ROOT);
    if (name.isEmpty() && NAMED.contains(word)) {
      return "Which agent? `/agents " + word + " NAME`; `/agents list` shows those there are.";
    }
    return switch (word) {
      case "", "list" -> PortfolioView.list(agents.list());
      case "waiting" ->
          PortfolioView.waiting(
              agents.list().stream().filter(a -> a.state() == Agent.AgentState.WAITING).toList());
      case "show" -> named(name, this::shown);
      case "invite" -> discovery.invite(words.length > 1 ? words[1] : "", rest, user);
      case "dismiss" -> dismiss(name, user);
      case "allow" -> said(agents.decide(name, user, Agents.Verdict.ALLOW, rest));
      case "except" -> said(agents.decide(name, user, Agents.Verdict.EXCEPT, rest));
      case "refuse" -> said(agents.decide(name, user, Agents.Verdict.REFUSE, rest));
      case "retire" -> said(agents.retire(name, user));
      case "help" -> HELP;
      default -> "I do not know `" + MrkdwnText.escaped(words[0]) + "` here.\n" + HELP;
    };
  }

  private String named(String name, Function<Agent, String> say) {
    return agents
        .find(name)
        .map(say)
        .orElseGet(
            () ->
                "There is no agent `"
                    + MrkdwnText.escaped(name)
                    + "`: `/agents list` shows those there are.");
  }

  private String shown(Agent agent) {
    AgentProfile is = agent.profile();
    String owner =
        people.find(is.owner()).map(MrkdwnText::person).orElse(MrkdwnText.escaped(is.owner()));
    return AgentView.summary(agent)
        + "\nOwner "
        + owner
        + (agent.ownerGone() ? " (not here any more)" : "")
        + ", team "
        + MrkdwnText.escaped(is.team())
        + ". "
        + is.use().people()
        + " people, "
        + is.use().weekly()
        + " uses a week.\n"
        + AgentView.riskWithRemedies(agent)
        + AgentView.checklist(agent, clock.checklist(agent))
        + "\n"
        + PortfolioView.drifts(
            inspection.observations().drifts(List.of(agent)).getOrDefault(agent, List.of()))
        + agents.events(agent.name()).stream()
            .map(
                event ->
                    MrkdwnText.time(event.at())
                        + " "
                        + people
                            .find(event.actor())
                            .map(MrkdwnText::person)
                            .orElseGet(() -> MrkdwnText.escaped(event.actor()))
                        + ": "
                        + MrkdwnText.escaped(event.text()))
            .collect(Collectors.joining("\n"));
  }

  private String dismiss(String number, String user) {
    return number.matches("\\d{1,9}")
        ? discovery.dismiss(Long.parseLong(number), user)
        : "Say its number, as `/agents discover` lists it: `/agents dismiss 3`.";
  }

  static String said(AgentOutcome outcome) {
    return switch (outcome) {
      case AgentOutcome.AgentDone done ->
          AgentView.title(done.agent()) + AgentView.news(done.agent(), done.sentence());
      case AgentOutcome.NotRegistered none ->
          "It is not approved to run. Register it again with `/register-agent %s`."
              .formatted(MrkdwnText.escaped(none.agent().name()));
      case AgentOutcome.AgentRefused refused -> MrkdwnText.escaped(refused.sentence());
      case AgentOutcome.Key key -> "It has a key.";
    };
  }

  /**
   * Returns the registered name that a new one may be another spelling of; empty when there is
   * none.
   */
  Optional<String> near(String name) {
    return AgentSpelling.near(name, agents.list());
  }

  static String spelling(String name, String near) {
    return "There is an agent `%1$s` already. If `%2$s` is another spelling of it, use `/register-agent %1$s`; if it is a new agent, register it with the form: `/register-agent %2$s`."
        .formatted(MrkdwnText.escaped(near), MrkdwnText.escaped(name));
  }

  /**
   * Reads a manifest in any form.
   *
   * @throws io.signalbox.config.InvalidConfigException with every problem
   */
  static List<AgentProfile> profiles(String manifest) {
    return ManifestReader.read(manifest).profiles();
  }

  AgentOutcome register(AgentProfile profile, String user) {
    return agents.register(resolved(profile), user);
  }

  AgentOutcome key(String name, String user) {
    return agents.key(name, user);
  }

  void unseen(AgentOutcome.Key key) {
    agents.unseen(key);
  }

  boolean mayHaveKey(Agent agent, String user) {
    return agent.state().mayCall() && agents.isOwners(agent, user);
  }

  String decided(String name, String user, Agents.Verdict verdict) {
    return said(agents.decide(name, user, verdict, ""));
  }

  List<RegistrationStep> steps(Agent agent) {
    return clock.checklist(agent);
  }

  GatewayConnection connection(AgentOutcome.Key key) {
    return new GatewayConnection(baseUrl.get(), key.route().name());
  }

  /** Returns whether an agent has that name. */
  boolean exists(String name) {
    return agents.find(name).isPresent();
  }

  /** Returns the profile to fill the form with; empty when this person may not change it. */
  Optional<AgentProfile> known(String name, String user) {
    return agents
        .find(name)
        .filter(agent -> agents.mayChange(agent, user))
        .map(agent -> resolved(agent.profile()));
  }

  /** Completes a pasted manifest: without an owner, the person who pasted it is proposed. */
  AgentProfile pasted(AgentProfile profile, String user) {
    AgentProfile is = resolved(profile);
    return is.owner().isBlank() ? is.ownedBy(user) : is;
  }

  /**
   * Returns the profile with owner and deputy as user ids; names that are not found stay as
   * written.
   */
  AgentProfile resolved(AgentProfile is) {
    return is.ownedBy(people.find(is.owner()).orElse(is.owner()))
        .deputisedBy(people.find(is.deputy()).orElse(is.deputy()));
  }

  /** Returns the agents that a person owns and that are not retired, for the home tab. */
  List<Agent> of(String user) {
    return agents.list().stream()
        .filter(agent -> agent.state() != Agent.AgentState.RETIRED && agents.isOwners(agent, user))
        .toList();
  }

  /** Returns the open registration steps of a person's own agents, by agent. */
  Map<Agent, List<RegistrationStep>> findings(String user, int most) {
    Map<Agent, List<RegistrationStep>> findings = new LinkedHashMap<>();
    for (Agent agent : of(user)) {
      List<RegistrationStep> open =
          clock.checklist(agent).stream().filter(step -> !step.done()).toList();
      if (findings.size() < most && !open.isEmpty()) {
        findings.put(agent, open);
      }
    }
    return findings;
  }

  /** Returns the agents that wait for this person's approval. */
  List<Agent> waitingFor(String user) {
    return agents.isApprover(user)
        ? agents.list().stream().filter(a -> a.state() == Agent.AgentState.WAITING).toList()
        : List.of();
  }
}
