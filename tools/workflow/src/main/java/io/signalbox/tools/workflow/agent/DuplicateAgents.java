package io.signalbox.tools.workflow.agent;

import io.signalbox.knowledge.search.Embedder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds groups of agents with the same purpose by comparing embeddings of their purposes. Vectors
 * of short descriptions all point much the same way; what common descriptions have in common is
 * taken away first, which tells tasks apart better. Shared sources and users are told beside a pair
 * and do not make one: agents that read the same tickets mostly do different things with them
 * (docs/agents.md has the figures). Safe for use from several threads.
 */
final class DuplicateAgents {
  /**
   * Least cosine similarity at which two purposes count as the same, chosen by
   * DuplicateAgentsQualityTest on labelled purposes.
   */
  static final double SAME = 0.45;

  private final Embedder embedder;
  private volatile float[] common = {};

  DuplicateAgents(Embedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Groups agents by average-linkage clustering; returns the groups of at least two, each agent in
   * at most one.
   */
  List<List<Agent>> of(List<Agent> agents) {
    List<float[]> vectors = vectors(agents.stream().map(a -> a.profile().purpose()).toList());
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < agents.size(); i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
    while (joined(groups, vectors)) {
      // until no two groups are near enough
    }
    return groups.stream()
        .filter(group -> group.size() > 1)
        .map(group -> group.stream().map(agents::get).toList())
        .toList();
  }

  /**
   * Merges the two groups with the highest mean similarity; returns false when none reaches {@link
   * #SAME}.
   */
  private static boolean joined(List<List<Integer>> groups, List<float[]> vectors) {
    double best = SAME;
    int to = -1;
    int from = -1;
    for (int i = 0; i < groups.size(); i++) {
      for (int j = 0; j < i; j++) {
        double near = near(groups.get(i), groups.get(j), vectors);
        if (near >= best) {
          best = near;
          to = j;
          from = i;
        }
      }
    }
    if (from < 0) {
      return false;
    }
    groups.get(to).addAll(groups.remove(from));
    return true;
  }

  private static double near(List<Integer> a, List<Integer> b, List<float[]> vectors) {
    double sum = 0;
    for (int i : a) {
      for (int j : b) {
        sum += dot(vectors.get(i), vectors.get(j));
      }
    }
    return sum / a.size() / b.size();
  }

  /**
   * Returns the centred and normalised embeddings of purposes, whose dot product is their
   * similarity.
   */
  List<float[]> vectors(List<String> purposes) {
    if (purposes.isEmpty()) {
      return List.of();
    }
    float[] mean = common();
    return embedder.embedPassages(purposes).stream().map(vector -> without(mean, vector)).toList();
  }

  /**
   * Returns the mean vector of sample descriptions of all kinds of work, which descriptions of
   * agents have in common.
   */
  private float[] common() {
    if (common.length == 0) {
      List<float[]> vectors = embedder.embedPassages(commonPurposes());
      float[] mean = new float[embedder.dimensions()];
      for (float[] vector : vectors) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += vector[i] / vectors.size();
        }
      }
      common = mean;
    }
    return common;
  }

  private static List<String> commonPurposes() {
    try (InputStream in = DuplicateAgents.class.getResourceAsStream("purposes.txt")) {
      if (in == null) {
        throw new IllegalStateException("the common purposes are missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[] without(float[] mean, float[] vector) {
    float[] rest = new float[vector.length];
    double square = 0;
    for (int i = 0; i < rest.length; i++) {
      rest[i] = vector[i] - mean[i];
      square += rest[i] * rest[i];
    }
    float length = (float) Math.max(Math.sqrt(square), 1e-9);
    for (int i = 0; i < rest.length; i++) {
      rest[i] /= length;
    }
    return rest;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Returns whether both name the same users; "everybody" matches nobody here. */
  static boolean shareUsers(Agent a, Agent b) {
    String users = a.profile().serves().strip();
    return !users.isEmpty()
        && !users.equalsIgnoreCase("everybody")
        && users.equalsIgnoreCase(b.profile().serves().strip());
  }

  static boolean shareSources(Agent a, Agent b) {
    Set<String> shared = lower(a);
    shared.retainAll(lower(b));
    return !shared.isEmpty();
  }

  private static Set<String> lower(Agent agent) {
    Set<String> sources = new HashSet<>();
    agent.profile().sources().forEach(each -> sources.add(each.strip().toLowerCase(Locale.ROOT)));
    return sources;
  }
}
