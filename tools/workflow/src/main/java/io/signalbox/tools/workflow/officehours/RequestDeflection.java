package io.signalbox.tools.workflow.officehours;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Search for existing answers to a request before it reaches a person: decisions, capabilities,
 * pages; within the asker's rights. Safe for use from several threads.
 */
public final class RequestDeflection {
  private static final int MOST_DECISIONS = 2;

  /**
   * Least cosine at which a request and a capability count as the same. With bge-small the sample's
   * pairs that belong together lie above 0.72, those that do not below 0.66.
   */
  private static final double SAME = 0.70;

  private final Retriever retriever;
  private final Embedder embedder;
  private final List<PlatformCapability> capabilities;
  private final Decisions decisions;
  private final double floor;
  private final Lazy vectors = new Lazy();

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
    this.floor = floor;
  }

  /** Finds earlier answers to a request, the most likely first. */
  public List<AnswerSuggestion> find(RequestText ask, Audience audience) {
    List<AnswerSuggestion> found = new ArrayList<>();
    SearchRanking past =
        retriever.find(new SearchQuery(ask.question(), audience, Set.of(Decisions.SOURCE)));
    if (past.confidence() >= floor) {
      for (RankedDocument document : past.documents().stream().limit(MOST_DECISIONS).toList()) {
        Decisions.number(document.id())
            .flatMap(decisions::find)
            .filter(decision -> decision.state() == Decision.DecisionState.VALID)
            .filter(decision -> decision.access().permits(audience))
            .ifPresent(decision -> found.add(new AnswerSuggestion.Decided(decision)));
      }
    }
    if (audience.isOrganisation()) {
      exists(ask, found);
    }
    if (found.isEmpty()) {
      page(ask, audience, found);
    }
    return found;
  }

  private void exists(RequestText ask, List<AnswerSuggestion> found) {
    if (capabilities.isEmpty()) {
      return;
    }
    float[] wanted = embedder.embedQuery(ask.question());
    List<float[]> known = vectors.get();
    int best = -1;
    double nearest = SAME;
    for (int i = 0; i < known.size(); i++) {
      double cosine = cosine(wanted, known.get(i));
      if (cosine >= nearest) {
        nearest = cosine;
        best = i;
      }
    }
    if (best >= 0) {
      found.add(new AnswerSuggestion.Exists(capabilities.get(best)));
    }
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

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double one = 0;
    double two = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      one += (double) a[i] * a[i];
      two += (double) b[i] * b[i];
    }
    return one == 0 || two == 0 ? 0 : dot / Math.sqrt(one * two);
  }

  /** The capabilities' vectors, made when they are first needed. */
  private final class Lazy {
    private List<float[]> made = List.of();

    synchronized List<float[]> get() {
      if (made.size() != capabilities.size()) {
        made =
            embedder.embedPassages(capabilities.stream().map(PlatformCapability::words).toList());
      }
      return made;
    }
  }
}
