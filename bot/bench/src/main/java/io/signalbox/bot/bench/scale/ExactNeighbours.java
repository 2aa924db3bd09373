package io.signalbox.bot.bench.scale;

import io.signalbox.bot.bench.retrieval.CorpusMultiplier;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.search.FoundDocument;
import io.signalbox.knowledge.search.PassageIndex;
import io.signalbox.knowledge.search.RetrievalEvidence;
import io.signalbox.knowledge.search.SearchQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Exact nearest documents of each question among those an asker may read, found by full scan, to
 * measure the vector index's recall.
 */
final class ExactNeighbours {
  private static final int NEAREST = 20;

  private final List<float[]> questions;
  private final Map<VisibleShare, List<PriorityQueue<Near>>> nearest =
      new EnumMap<>(VisibleShare.class);

  private ExactNeighbours(List<float[]> questions) {
    this.questions = questions;
    for (VisibleShare share : VisibleShare.values()) {
      List<PriorityQueue<Near>> queues = new ArrayList<>();
      questions.forEach(
          question -> queues.add(new PriorityQueue<>(Comparator.comparingDouble(Near::cosine))));
      nearest.put(share, queues);
    }
  }

  private PriorityQueue<Near> queue(VisibleShare share, int question) {
    return nearest.getOrDefault(share, List.of()).get(question);
  }

  private record Near(String document, double cosine) {}

  static ExactNeighbours of(CorpusMultiplier documents, int count, List<float[]> questions) {
    ExactNeighbours exact = new ExactNeighbours(questions);
    int[] number = {0};
    documents.each(count, document -> exact.look(document, VisibleShare.of(number[0]++)));
    return exact;
  }

  private void look(CorpusChange.Stored document, Set<VisibleShare> seenBy) {
    List<float[]> passages = document.vectors().orElseThrow().passages();
    for (int i = 0; i < questions.size(); i++) {
      double best = -1;
      for (float[] passage : passages) {
        best = Math.max(best, dotProduct(questions.get(i), passage));
      }
      for (VisibleShare share : seenBy) {
        PriorityQueue<Near> queue = queue(share, i);
        queue.add(new Near(document.id().value(), best));
        if (queue.size() > NEAREST) {
          queue.poll();
        }
      }
    }
  }

  /**
   * Returns the recall, 0 to 1: the share of the exact nearest documents among the index's
   * candidates.
   */
  double recall(PassageIndex index, VisibleShare share) {
    int found = 0;
    int wanted = 0;
    for (int i = 0; i < questions.size(); i++) {
      Set<String> exact = queue(share, i).stream().map(Near::document).collect(Collectors.toSet());
      Set<String> candidates =
          index
              .find(
                  new SearchQuery("", share.audience(), Set.of()),
                  Optional.of(questions.get(i)),
                  all -> all.stream().mapToDouble(ExactNeighbours::plain).toArray(),
                  Integer.MAX_VALUE)
              .stream()
              .map(ExactNeighbours::id)
              .collect(Collectors.toSet());
      wanted += exact.size();
      exact.retainAll(candidates);
      found += exact.size();
    }
    return wanted == 0 ? 1 : (double) found / wanted;
  }

  private static double dotProduct(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static double plain(RetrievalEvidence evidence) {
    return evidence.semantic().map(RetrievalEvidence.Semantic::plainPassage).orElse(0.0);
  }

  private static String id(FoundDocument found) {
    return found.document().id().value();
  }
}
