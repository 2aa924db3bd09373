package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.tools.workflow.officehours.topic.PhraseVectors;
import io.signalbox.tools.workflow.officehours.topic.RequestText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Searches decisions, platform capabilities and pages for an existing answer to a request, within
 * the asker's access rights. Safe for use from several threads.
 */
public final class RequestDeflection {
  private static final int MOST_DECISIONS = 2;

  /**
   * Least cosine similarity of a request and a decision's question for the decision to be offered.
   * With bge-small, of fifty requests about other things none comes nearer to any of the sample's
   * decisions, and the same question in other words lies above 0.82 ({@code
   * RequestDeflectionTest}).
   */
  private static final double ASKED_BEFORE = 0.78;

  /** Largest difference in cosine to the best decision at which a second one is offered. */
  private static final double AS_NEAR = 0.05;

  /**
   * Least cosine similarity of a request and a capability for the capability to be offered. With
   * bge-small the sample's pairs that belong together lie above 0.72, those that do not below 0.66.
   */
  private static final double SAME = 0.70;

  private final Retriever retriever;
  private final Embedder embedder;
  private final List<PlatformCapability> capabilities;
  private final Decisions decisions;
  private final double floor;
  private final PhraseVectors known;
  private final Map<String, float[]> titles = new ConcurrentHashMap<>();

  /**
   * @param floor of confidence, below which a page is no answer: 0 to 1
   */
  public RequestDeflection(
      Retriever retriever,
      Embedder embedder,
      List<PlatformCapability> capabilities,
      Decisions decisions,
      double floor) {
    this.retriever = retriever;
    this.embedder = embedder;
    this.capabilities = List.copyOf(capabilities);
    this.decisions = decisions;
    this.known =
        new PhraseVectors(
            embedder, this.capabilities.stream().map(PlatformCapability::words).toList());
    this.floor = floor;
  }

  /** Returns existing answers to a request, the most likely first. */
  public List<AnswerSuggestion> find(RequestText ask, Audience audience) {
    List<AnswerSuggestion> found = new ArrayList<>();
    decided(ask, audience).forEach(each -> found.add(new AnswerSuggestion.Decided(each)));
    if (audience.isOrganisation()) {
      exists(ask, found);
    }
    if (found.isEmpty()) {
      page(ask, audience, found);
    }
    return found;
  }

  private record NearDecision(Decision decision, double nearness) {}

  /**
   * Returns valid decisions whose question is similar to the request's, by embeddings of both as
   * questions.
   */
  private List<Decision> decided(RequestText ask, Audience audience) {
    List<Decision> all =
        decisions.list(Integer.MAX_VALUE).stream()
            .filter(decision -> decision.state() == Decision.DecisionState.VALID)
            .filter(decision -> decision.access().permits(audience))
            .toList();
    if (all.isEmpty()) {
      return List.of();
    }
    titles.keySet().retainAll(all.stream().map(Decision::title).collect(Collectors.toSet()));
    float[] asked = vector(ask.question());
    List<NearDecision> near =
        all.stream()
            .map(
                decision ->
                    new NearDecision(
                        decision,
                        Embedder.cosine(
                            asked, titles.computeIfAbsent(decision.title(), this::vector))))
            .filter(each -> each.nearness() >= ASKED_BEFORE)
            .sorted(Comparator.comparingDouble(NearDecision::nearness).reversed())
            .toList();
    return near.stream()
        .filter(each -> each.nearness() >= near.getFirst().nearness() - AS_NEAR)
        .limit(MOST_DECISIONS)
        .map(NearDecision::decision)
        .toList();
  }

  private float[] vector(String question) {
    return embedder.embedPassages(List.of(question)).getFirst();
  }

  private void exists(RequestText ask, List<AnswerSuggestion> found) {
    double[] nearness = known.nearness(ask.question());
    IntStream.range(0, nearness.length)
        .filter(i -> nearness[i] >= SAME)
        .boxed()
        .max(Comparator.comparingDouble(i -> nearness[i]))
        .ifPresent(best -> found.add(new AnswerSuggestion.Exists(capabilities.get(best))));
  }

  private void page(RequestText ask, Audience audience, List<AnswerSuggestion> found) {
    SearchRanking pages = retriever.find(new SearchQuery(ask.question(), audience, Set.of()));
    if (pages.confidence() >= floor) {
      pages.documents().stream()
          .filter(document -> !document.source().equals(Decisions.SOURCE))
          .findFirst()
          .ifPresent(
              page ->
                  found.add(
                      new AnswerSuggestion.SuggestedPage(
                          page.frontMatter().title(),
                          page.frontMatter().link().orElse(""),
                          decisions.access(page.id()))));
    }
  }
}
