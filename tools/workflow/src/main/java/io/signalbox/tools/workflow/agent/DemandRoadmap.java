package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.gateway.accounting.CallerUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ranking of needs that agents built by teams show, by demand, as input to the platform's roadmap.
 *
 * @param needs each agent is in one
 */
public record DemandRoadmap(List<Need> needs) {

  /**
   * Need that one agent serves, or a group of agents with the same purpose.
   *
   * @param agents that serve it, never empty
   * @param teams that built one
   * @param people served, as said
   * @param weekly questions and runs in a week: as said, or as the gateway counted where that is
   *     more
   * @param hours said to be saved in a week
   */
  public record Need(
      List<Agent> agents, Set<String> teams, long people, long weekly, double hours) {
    public Need {
      agents = List.copyOf(agents);
      teams = Set.copyOf(teams);
    }

    /** Returns the title of the need, taken from the agent with most users. */
    public String title() {
      return agents.getFirst().profile().purpose();
    }

    /**
     * Returns the score for ranking: people, plus a tenth of weekly uses, plus weekly hours saved,
     * plus ten for each further team.
     */
    public double demand() {
      return people + weekly / 10.0 + hours + 10.0 * (Math.max(1, teams.size()) - 1);
    }

    /** Returns whether several teams built it independently. */
    public boolean isShared() {
      return teams.size() > 1;
    }
  }

  public DemandRoadmap {
    needs = List.copyOf(needs);
  }

  static DemandRoadmap of(
      List<Agent> agents, List<List<Agent>> duplicates, Map<String, CallerUse> use) {
    List<List<Agent>> groups = new ArrayList<>(duplicates);
    Set<Agent> grouped = new HashSet<>();
    duplicates.forEach(grouped::addAll);
    agents.stream().filter(a -> !grouped.contains(a)).forEach(a -> groups.add(List.of(a)));
    return new DemandRoadmap(
        groups.stream()
            .map(group -> need(group, use))
            .sorted(Comparator.comparingDouble(Need::demand).reversed())
            .toList());
  }

  private static Need need(List<Agent> group, Map<String, CallerUse> use) {
    Set<String> teams = new TreeSet<>();
    long people = 0;
    long weekly = 0;
    double hours = 0;
    for (Agent agent : group) {
      AgentProfile profile = agent.profile();
      if (!profile.team().isBlank()) {
        teams.add(profile.team());
      }
      long counted =
          Optional.ofNullable(use.get(agent.caller())).map(u -> u.calls() * 7 / 30).orElse(0L);
      people += profile.use().people();
      weekly += Math.max(profile.use().weekly(), counted);
      hours += profile.use().hoursSaved();
    }
    return new Need(
        group.stream()
            .sorted(Comparator.<Agent>comparingInt(a -> a.profile().use().people()).reversed())
            .toList(),
        teams,
        people,
        weekly,
        hours);
  }
}
