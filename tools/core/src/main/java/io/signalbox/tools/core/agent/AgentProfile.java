package io.signalbox.tools.core.agent;

import io.signalbox.tools.core.route.DataClass;
import java.util.List;

/**
 * Profile of an agent as its team declares it in a form or manifest; its texts are untrusted, and
 * one that was not given is empty.
 *
 * @param name lower case letters, digits and hyphens
 * @param serves for whom it works: teams, customers
 * @param owner Slack's id, or a handle or an address of somebody there
 * @param sources what it reads
 */
public record AgentProfile(
    String name,
    String purpose,
    String team,
    String serves,
    String owner,
    String deputy,
    String runsOn,
    List<String> models,
    Keys keys,
    List<String> sources,
    DataClass dataClass,
    Powers powers,
    Use use,
    Practice practice) {

  /** Kind of API keys with which the agent calls models. */
  public enum Keys {
    NONE,
    PERSONAL,
    TEAM,
    GATEWAY
  }

  /**
   * Abilities of an agent that raise its risk level.
   *
   * @param writes it changes something outside itself
   * @param outsiders people outside the company use it
   * @param unattended it acts without a person looking on
   */
  public record Powers(boolean writes, boolean outsiders, boolean unattended) {}

  /**
   * Usage of the agent as its team estimates it.
   *
   * @param people who use it
   * @param weekly questions, runs or tasks in a week
   * @param hoursSaved in a week
   */
  public record Use(int people, int weekly, double hoursSaved) {}

  /**
   * Engineering practice of the agent: repository, evaluation, logging.
   *
   * @param repository a link to its code or prompt
   * @param evaluation how it is tested
   * @param logging where its calls can be looked up
   */
  public record Practice(String repository, String evaluation, String logging) {}

  public AgentProfile {
    models = List.copyOf(models);
    sources = List.copyOf(sources);
  }

  /** Returns a copy with another owner. */
  public AgentProfile ownedBy(String person) {
    return new AgentProfile(
        name, purpose, team, serves, person, deputy, runsOn, models, keys, sources, dataClass,
        powers, use, practice);
  }

  /** Returns a copy with another deputy. */
  public AgentProfile deputisedBy(String person) {
    return new AgentProfile(
        name, purpose, team, serves, owner, person, runsOn, models, keys, sources, dataClass,
        powers, use, practice);
  }
}
