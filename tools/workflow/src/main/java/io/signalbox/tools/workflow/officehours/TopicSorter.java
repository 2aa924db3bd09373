package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.workflow.officehours.topic.PhraseVectors;
import io.signalbox.tools.workflow.officehours.topic.RequestText;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Classifier of a request's topic: by keywords from the settings, otherwise by similarity of
 * embeddings to typical requests. The figures are printed by {@code TopicSorterTest}. Safe for use
 * from several threads.
 */
public final class TopicSorter {
  private static final String EXAMPLES = "topic-examples.txt";

  /** Number of typical requests of a topic that count, since a single one may be near by chance. */
  private static final int NEAREST = 2;

  private final RequestRules rules;
  private final List<RequestTopic> topics = new ArrayList<>();
  private final PhraseVectors examples;

  public TopicSorter(RequestRules rules, Embedder embedder) {
    this.rules = rules;
    List<String> phrases = new ArrayList<>();
    for (String line : lines()) {
      int colon = line.indexOf(": ");
      topics.add(RequestTopic.named(line.substring(0, colon)).orElseThrow());
      phrases.add(line.substring(colon + 2));
    }
    this.examples = new PhraseVectors(embedder, phrases);
  }

  /** Returns the topic of a request; takes the time of one embedding. */
  public RequestTopic topic(RequestText ask) {
    return rules.topic(ask).orElseGet(() -> byMeaning(ask));
  }

  private RequestTopic byMeaning(RequestText ask) {
    double[] nearness = examples.nearness(ask.words());
    Map<RequestTopic, List<Double>> each = new EnumMap<>(RequestTopic.class);
    for (int i = 0; i < nearness.length; i++) {
      each.computeIfAbsent(topics.get(i), topic -> new ArrayList<>()).add(nearness[i]);
    }
    return each.entrySet().stream()
        .max(Comparator.comparingDouble(entry -> mean(entry.getValue())))
        .map(Map.Entry::getKey)
        .orElse(RequestTopic.OTHER);
  }

  private static double mean(List<Double> all) {
    return all.stream()
        .sorted(Comparator.reverseOrder())
        .limit(NEAREST)
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }

  private static List<String> lines() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(TopicSorter.class.getResourceAsStream(EXAMPLES)),
                StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the typical requests are missing", e);
    }
  }
}
