package io.signalbox.tools.workflow.overlap;

import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.officehours.PlatformCapability;
import io.signalbox.tools.workflow.officehours.topic.PhraseVectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds agents that duplicate a capability of the platform, by embeddings of purposes. A proposal
 * for people: docs/agents.md has the figures. Safe for use from several threads.
 */
public final class CapabilityOverlap {
  /**
   * Least score to report. The score rises where one capability stands out from the others, which
   * tells a double from an agent of the same field. CapabilityOverlapTest prints other thresholds.
   */
  static final double SAME = 0.74;

  /** Weight of the distance to the second capability in the score. */
  private static final double STANDING_OUT = 2;

  private final List<PlatformCapability> capabilities;
  private final PhraseVectors known;

  public CapabilityOverlap(Embedder embedder, List<PlatformCapability> capabilities) {
    this.capabilities = List.copyOf(capabilities);
    this.known =
        new PhraseVectors(
            embedder,
            this.capabilities.stream().map(each -> each.name() + ": " + each.what()).toList());
  }

  /** Agent that may duplicate a capability, with the score of their similarity. */
  public record CapabilityDouble(Agent agent, PlatformCapability capability, double score) {
    /** Returns the agent and the capability in one sentence. */
    public String sentence() {
      return "%s (%s) may do what %s does: %s%s%s"
          .formatted(
              agent.name(),
              agent.profile().purpose(),
              capability.name(),
              capability.what(),
              capability.quality().isBlank() ? "" : "; " + capability.quality(),
              capability.where().isBlank() ? "" : "; in " + capability.where());
    }
  }

  /** Returns the agents that may duplicate a capability, each with the most similar one. */
  public List<CapabilityDouble> of(Collection<Agent> agents) {
    List<CapabilityDouble> doubles = new ArrayList<>();
    for (Agent agent : agents) {
      nearest(agent.profile().purpose())
          .filter(near -> near.score() >= SAME)
          .ifPresent(
              near -> doubles.add(new CapabilityDouble(agent, near.capability(), near.score())));
    }
    return doubles;
  }

  /** Most similar capability, with a score of how much it stands out. */
  record NearCapability(PlatformCapability capability, double score) {}

  /** Returns the capability nearest to a purpose; empty when there is none. */
  Optional<NearCapability> nearest(String purpose) {
    double[] nearness = known.nearness(purpose);
    if (nearness.length == 0) {
      return Optional.empty();
    }
    int best = 0;
    for (int i = 1; i < nearness.length; i++) {
      best = nearness[i] > nearness[best] ? i : best;
    }
    double second = nearness.length == 1 ? nearness[best] : -1;
    for (int i = 0; i < nearness.length; i++) {
      second = i == best ? second : Math.max(second, nearness[i]);
    }
    double score = nearness[best] + STANDING_OUT * (nearness[best] - second);
    return Optional.of(new NearCapability(capabilities.get(best), score));
  }
}
