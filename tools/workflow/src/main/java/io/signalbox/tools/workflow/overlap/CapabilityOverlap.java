package io.signalbox.tools.workflow.overlap;

import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.observation.AgentObservation;
import io.signalbox.tools.workflow.officehours.PlatformCapability;
import io.signalbox.tools.workflow.officehours.topic.PhraseVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds agents that duplicate a capability of the platform, by embeddings of purposes and by tools
 * and sources of similar names. A proposal for people: docs/agents.md has the figures. Safe for use
 * from several threads.
 */
public final class CapabilityOverlap {
  /**
   * Least similarity to report, chosen on half of the labelled pairs of CapabilityOverlapTest,
   * which prints the others.
   */
  static final double SAME = 0.64;

  /**
   * Amount added to the similarity for a tool or source that shares a word with a capability's
   * name.
   */
  private static final double NAMED_ALIKE = 0.05;

  private static final int SHORTEST_WORD = 4;

  private final List<PlatformCapability> capabilities;
  private final PhraseVectors known;

  public CapabilityOverlap(Embedder embedder, List<PlatformCapability> capabilities) {
    this.capabilities = List.copyOf(capabilities);
    this.known =
        new PhraseVectors(
            embedder,
            this.capabilities.stream().map(each -> each.name() + ": " + each.what()).toList());
  }

  /** Agent that may duplicate a capability, with their similarity: 0 to about 1. */
  public record CapabilityDouble(Agent agent, PlatformCapability capability, double nearness) {
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
  public List<CapabilityDouble> of(Map<Agent, AgentObservation> agents) {
    List<CapabilityDouble> doubles = new ArrayList<>();
    agents.forEach(
        (agent, seen) -> {
          Set<String> tools = new TreeSet<>(agent.profile().sources());
          tools.addAll(seen.tools());
          tools.addAll(seen.offered());
          nearest(agent.profile().purpose(), tools)
              .filter(near -> near.nearness() >= SAME)
              .ifPresent(
                  near ->
                      doubles.add(new CapabilityDouble(agent, near.capability(), near.nearness())));
        });
    return doubles;
  }

  /** Capability with its similarity to an agent. */
  record NearCapability(PlatformCapability capability, double nearness) {}

  Optional<NearCapability> nearest(String purpose, Set<String> tools) {
    double[] nearness = known.nearness(purpose);
    Optional<NearCapability> best = Optional.empty();
    for (int i = 0; i < nearness.length; i++) {
      PlatformCapability each = capabilities.get(i);
      double near = nearness[i] + (isNamedAlike(each, tools) ? NAMED_ALIKE : 0);
      if (best.map(NearCapability::nearness).orElse(0.0) < near) {
        best = Optional.of(new NearCapability(each, near));
      }
    }
    return best;
  }

  private static boolean isNamedAlike(PlatformCapability capability, Set<String> tools) {
    Set<String> words = words(capability.name());
    return tools.stream()
        .map(CapabilityOverlap::words)
        .anyMatch(each -> each.stream().anyMatch(words::contains));
  }

  private static Set<String> words(String name) {
    Set<String> words = new TreeSet<>();
    Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
        .map(word -> word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
        .filter(word -> word.length() >= SHORTEST_WORD)
        .forEach(words::add);
    return words;
  }
}
