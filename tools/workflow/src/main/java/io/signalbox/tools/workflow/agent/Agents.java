package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.workflow.agent.Agent.AgentState;
import io.signalbox.tools.workflow.agent.AgentOutcome.AgentRefused;
import io.signalbox.tools.workflow.audit.AuditLog;
import io.signalbox.tools.workflow.revision.RevisionedActs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Registry of agents in the database: registers, changes, approves and retires them, issues their
 * gateway keys, and writes events, audit log and announcements. A change is written with its
 * announcement, only at the revision it was decided on. Safe for many threads and processes.
 */
public final class Agents {
  /** Actor of changes made on the command line; no Slack user has this id. */
  public static final String COMMAND_LINE = "command line";

  /** Actor of registrations that passed the golden path, sanctioned without an approver. */
  private static final String GOLDEN_PATH = "golden path";

  private static final String CHANGED = "Somebody just changed it: check it again.";
  private final Jdbi jdbi;
  private final Clock clock;
  private final AgentSettings settings;
  private final AgentKeys keys;
  private final AgentPeople people;
  private final Watch watch;
  private final RevisionedActs<AgentChange, AgentEvent> acts;

  public record Watch(AgentAnnouncer news, AuditLog audit) {}

  public Agents(
      Jdbi jdbi,
      Clock clock,
      AgentSettings settings,
      AgentKeys keys,
      AgentPeople people,
      Watch watch) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.settings = settings;
    this.keys = keys;
    this.people = people;
    this.watch = watch;
    this.acts = new RevisionedActs<>(new AgentChanges(watch.audit(), watch.news()));
  }

  public List<Agent> list() {
    return jdbi.withHandle(AgentRows::list);
  }

  public Optional<Agent> find(String name) {
    return jdbi.withHandle(handle -> AgentRows.find(handle, name));
  }

  /** Returns the agent's events, oldest first. */
  public List<AgentEvent> events(String name) {
    return jdbi.withHandle(handle -> AgentRows.events(handle, name));
  }

  /** Adds an agent that is not rated yet; returns false when one of this name exists. */
  public boolean found(AgentProfile profile, String by) {
    Instant now = clock.instant();
    Agent agent = Agent.fresh(profile, by, now);
    return jdbi.inTransaction(
        handle -> {
          boolean added = AgentRows.insert(handle, agent);
          if (added) {
            AgentRows.append(handle, agent, by, "found");
          }
          return added;
        });
  }

  /** Registers an agent or replaces its profile, if the person may change it. */
  public AgentOutcome register(AgentProfile profile, String by) {
    return register(profile, by, /* sanctioned= */ false);
  }

  /** Sanctions an agent that passed the golden path, unless a person's word or owner is against. */
  public AgentOutcome sanction(AgentProfile profile) {
    return register(profile, GOLDEN_PATH, /* sanctioned= */ true);
  }

  private AgentOutcome register(AgentProfile profile, String by, boolean sanctioned) {
    if (people.isKnown() && people.find(profile.owner()).isEmpty()) {
      return new AgentRefused(
          "There is nobody called '%s' here: name somebody in Slack as owner."
              .formatted(profile.owner()));
    }
    AgentOutcome outcome =
        jdbi.inTransaction(handle -> registered(handle, profile, by, sanctioned));
    boolean waits =
        outcome instanceof AgentOutcome.AgentDone done
            && done.agent().state() == AgentState.WAITING;
    // A higher risk ends the key of the lower one.
    return waits ? keys.ended(outcome) : outcome;
  }

  private AgentOutcome registered(
      Handle handle, AgentProfile profile, String by, boolean sanctioned) {
    Optional<Agent> before = AgentRows.find(handle, profile.name());
    Optional<String> objection =
        before.flatMap(
            agent ->
                sanctioned
                    ? agent.sanctionObjection(profile)
                    : agent.changeObjection(mayChange(agent, by)));
    if (objection.isPresent()) {
      return new AgentRefused(objection.get());
    }
    Instant now = clock.instant();
    Agent described =
        before
            .map(agent -> agent.described(profile, now))
            .orElseGet(() -> Agent.fresh(profile, by, now));
    Agent after =
        sanctioned
            ? described.admitted(AgentState.SANCTIONED, Optional.empty())
            : admitted(described, before, now);
    return tell(
        handle, new AgentChange(after, by, before.isPresent() ? "described anew" : "registered"));
  }

  /** Admits an agent: at once at the lowest levels, at others if this level was approved before. */
  private Agent admitted(Agent agent, Optional<Agent> before, Instant now) {
    if (agent.level().isFree()) {
      boolean stays = before.filter(b -> b.state() == AgentState.SANCTIONED).isPresent();
      return agent.admitted(
          stays ? AgentState.SANCTIONED : AgentState.REGISTERED, Optional.empty());
    }
    boolean agreed =
        before.filter(b -> b.level() == agent.level() && b.state().mayCall()).isPresent();
    return agreed
        ? agent
        : agent.admitted(AgentState.WAITING, Optional.of(now.plus(settings.approveWithin())));
  }

  private AgentOutcome tell(Handle handle, AgentChange change) {
    return acts.apply(handle, change)
        ? new AgentOutcome.AgentDone(change.after(), change.sentence())
        : new AgentRefused(CHANGED);
  }

  /** Returns whether this person is owner, deputy, registrant or administrator of the agent. */
  public boolean mayChange(Agent agent, String person) {
    return person.equals(COMMAND_LINE)
        || agent.registeredBy().equals(person)
        || isOwners(agent, person)
        || people.isAdmin(person);
  }

  /** Returns whether this person is its owner or deputy, by Slack id or e-mail address. */
  public boolean isOwners(Agent agent, String person) {
    return isNamed(agent.profile().owner(), person) || isNamed(agent.profile().deputy(), person);
  }

  private boolean isNamed(String name, String person) {
    boolean isCalled =
        name.equals(person) || people.verified(name).filter(person::equals).isPresent();
    return !name.isBlank() && !person.isBlank() && isCalled;
  }

  /** Returns whether this person may be owner or deputy by any name; used only to refuse. */
  private boolean mayBeOwners(Agent agent, String person) {
    return isOwners(agent, person)
        || Stream.of(agent.profile().owner(), agent.profile().deputy())
            .flatMap(name -> people.find(name).stream())
            .anyMatch(person::equals);
  }

  /** Returns whether the person may approve agents of the higher risk levels. */
  public boolean isApprover(String person) {
    return people.isApprover(person)
        || (settings.approvers().isEmpty()
            ? people.isAdmin(person)
            : settings.approvers().stream().anyMatch(name -> isNamed(name, person)));
  }

  /** Records an approver's decision on an agent. Nobody approves an agent of their own. */
  public AgentOutcome decide(String name, String person, Verdict verdict, String reason) {
    Optional<Agent> found = find(name);
    if (found.isEmpty()) {
      return unknown(name);
    }
    Agent agent = found.get();
    if (!isApprover(person) || mayBeOwners(agent, person)) {
      return new AgentRefused("Only an approver can decide this, and never the agent's own owner.");
    }
    boolean waits = agent.state() == AgentState.WAITING;
    boolean mayBeExcepted =
        waits || agent.state() == AgentState.REFUSED || agent.state() == AgentState.EXCEPTED;
    if (verdict == Verdict.EXCEPT ? !mayBeExcepted : !waits) {
      return new AgentRefused("It is not waiting for approval.");
    }
    String why = reason.isBlank() ? "" : ": " + reason;
    Instant now = clock.instant();
    return switch (verdict) {
      case ALLOW ->
          change(
              agent,
              a -> a.moved(AgentState.REGISTERED, now, Optional.empty()),
              person,
              "allowed" + why);
      case EXCEPT ->
          change(
              agent,
              a -> a.moved(AgentState.EXCEPTED, now, Optional.of(now.plus(settings.exception()))),
              person,
              "allowed as an exception" + why);
      case REFUSE ->
          keys.ended(
              change(
                  agent,
                  a -> a.moved(AgentState.REFUSED, now, Optional.empty()),
                  person,
                  "refused" + why));
    };
  }

  /** Decisions of an approver on an agent that waits: allow, except for a time, refuse. */
  public enum Verdict {
    ALLOW,
    EXCEPT,
    REFUSE
  }

  /** Retires an agent and revokes its keys. */
  public AgentOutcome retire(String name, String person) {
    return find(name)
        .<AgentOutcome>map(
            agent ->
                mayChange(agent, person)
                    ? keys.ended(
                        change(
                            agent,
                            a -> a.moved(AgentState.RETIRED, clock.instant(), Optional.empty()),
                            person,
                            "retired"))
                    : new AgentRefused("Only its owner, its deputy and admins can retire it."))
        .orElseGet(() -> unknown(name));
  }

  /** Issues a gateway key to the agent's owner; see {@link AgentKeys#issue}. */
  public AgentOutcome key(String name, String person) {
    return find(name)
        .map(
            agent ->
                isOwners(agent, person)
                    ? issued(agent, person)
                    : new AgentRefused("Only its owner and its deputy can see its key."))
        .orElseGet(() -> unknown(name));
  }

  private AgentOutcome issued(Agent agent, String person) {
    AgentOutcome outcome = keys.issue(agent);
    if (outcome instanceof AgentOutcome.Key) {
      note(person, "agent.key", agent.name(), "a key was shown");
    }
    return outcome;
  }

  /** Writes an audit log entry for an act that does not change the agent. */
  public void note(String person, String action, String name, String detail) {
    jdbi.useTransaction(
        handle -> watch.audit().append(handle, person, action, "agent " + name, detail));
  }

  /** Revokes an issued key that could not be shown to its requester. */
  public void unseen(AgentOutcome.Key key) {
    keys.unseen(key);
  }

  /** Returns the agents whose timer has expired, the earliest first. */
  List<Agent> due(Instant now) {
    return jdbi.withHandle(handle -> AgentRows.due(handle, now));
  }

  /** Applies a change if the agent still has the revision that it was decided on. */
  AgentOutcome change(Agent before, UnaryOperator<Agent> change, String actor, String sentence) {
    return jdbi.inTransaction(
        handle -> tell(handle, new AgentChange(change.apply(before), actor, sentence)));
  }

  private AgentOutcome unknown(String name) {
    String some = list().stream().map(Agent::name).limit(8).collect(Collectors.joining(", "));
    return new AgentRefused(
        "There is no agent '" + name + "'. There are: " + (some.isEmpty() ? "none" : some) + ".");
  }
}
