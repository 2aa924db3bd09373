package io.signalbox.tools.workflow.officehours;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import io.signalbox.tools.workflow.officehours.topic.QuestionPlausibility;
import io.signalbox.tools.workflow.officehours.topic.RequestText;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Fifty requests that were written before the typical ones, by words and by meaning; printed. */
class TopicSorterTest {
  /** The words that the product sorted by before it compared meanings. */
  private static final Map<RequestTopic, List<String>> WORDS =
      new EnumMap<>(
          Map.of(
              RequestTopic.MODEL_CHOICE,
              List.of("model", "models", "gpt", "claude", "llama", "fine-tune", "fine-tuning"),
              RequestTopic.RETRIEVAL,
              List.of("retrieval", "rag", "embedding", "vector", "chunking", "search", "index"),
              RequestTopic.EVALUATION,
              List.of("evaluation", "evaluate", "eval", "benchmark", "golden", "judge", "metric"),
              RequestTopic.PROMPT,
              List.of("prompt", "prompts", "instruction", "instructions", "few-shot", "template"),
              RequestTopic.COST,
              List.of("cost", "costs", "budget", "price", "cache", "caching", "tokens"),
              RequestTopic.SAFETY,
              List.of("safety", "privacy", "personal", "pii", "gdpr", "leak", "injection"),
              RequestTopic.INCIDENT,
              List.of("incident", "outage", "down", "broken", "failing", "timeout", "timeouts")));

  private record Labelled(RequestTopic topic, RequestText ask) {}

  private static RequestRules rules(Map<RequestTopic, List<String>> words) {
    return new RequestRules(words, new RequestRules.Days(1, 3, 14), List.of(), List.of());
  }

  private static List<Labelled> requests() throws IOException {
    try (var in =
        Objects.requireNonNull(TopicSorterTest.class.getResourceAsStream("requests.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .map(
              parts ->
                  new Labelled(
                      RequestTopic.named(parts[0]).orElseThrow(), RequestText.of(parts[1])))
          .toList();
    }
  }

  @Test
  void meaningTellsTopicsApartOnWordsThatNobodyListed() throws IOException {
    List<Labelled> requests = requests();
    try (BgeSmallEmbedder embedder = new BgeSmallEmbedder()) {
      TopicSorter sorter = new TopicSorter(rules(Map.of()), embedder);
      int byWords =
          print("words", requests, ask -> rules(WORDS).topic(ask).orElse(RequestTopic.OTHER));
      int byMeaning = print("meaning", requests, sorter::topic);

      assertThat(requests).hasSize(50);
      assertThat(byMeaning).isGreaterThanOrEqualTo(38).isGreaterThan(byWords);
      assertThat(
              new TopicSorter(rules(Map.of(RequestTopic.SAFETY, List.of("chunks"))), embedder)
                  .topic(RequestText.of("how large should chunks be?")))
          .as("the settings' own words decide")
          .isEqualTo(RequestTopic.SAFETY);
      QuestionPlausibility sense = new QuestionPlausibility(embedder::isCommonWord);
      assertThat(requests).allMatch(each -> sense.says(each.ask().question()));
      assertThat(List.of("asdf", "hello", "test test test", "qwfp zxcvb tgrd", "???", "Hi there!"))
          .noneMatch(sense::says);
      assertThat(List.of("Welches Modell für die Übersetzung?", "どのモデルを使うべきですか"))
          .allMatch(sense::says);
    }
  }

  private static int print(
      String how, List<Labelled> requests, Function<RequestText, RequestTopic> sort) {
    int right = 0;
    Map<RequestTopic, int[]> counts = new EnumMap<>(RequestTopic.class);
    for (RequestTopic topic : RequestTopic.values()) {
      counts.put(topic, new int[3]);
    }
    for (Labelled each : requests) {
      RequestTopic found = sort.apply(each.ask());
      counts.get(each.topic())[0]++;
      counts.get(found)[1]++;
      if (found == each.topic()) {
        counts.get(found)[2]++;
        right++;
      }
    }
    System.out.printf("sorted by %s: %d of %d right%n", how, right, requests.size());
    counts.forEach(
        (topic, n) ->
            System.out.printf(
                "  %-14s precision %d/%d, recall %d/%d%n", topic.label(), n[2], n[1], n[2], n[0]));
    return right;
  }
}
