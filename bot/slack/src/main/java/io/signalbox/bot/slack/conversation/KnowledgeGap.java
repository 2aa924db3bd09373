package io.signalbox.bot.slack.conversation;

import io.signalbox.knowledge.search.Embedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Group of questions with much the same meaning that had no answer or an unhelpful one. Askers are
 * counted, and their names are not kept. Pure.
 *
 * @param question one of them, for all
 * @param people how many asked
 * @param owner who may know, by the nearest page
 * @param nearest the nearest page
 * @param answers ids of the answers that were none
 */
public record KnowledgeGap(
    String question,
    int asked,
    int people,
    Optional<String> owner,
    Optional<String> nearest,
    List<String> answers) {
  /** Least cosine of two questions with the same meaning. */
  private static final double SAME = 0.80;

  private static final class Group {
    private final float[] centre;
    private final List<StoredAnswer> questions = new ArrayList<>();
    private final Set<String> people = new HashSet<>();

    Group(float[] centre) {
      this.centre = centre;
    }
  }

  /**
   * Groups unanswered questions by the similarity of their embeddings, those of most people first,
   * without groups of fewer than three people.
   *
   * @param unanswered of public channels only
   */
  static List<KnowledgeGap> of(List<StoredAnswer> unanswered, Embedder embedder) {
    if (unanswered.isEmpty()) {
      return List.of();
    }
    List<float[]> vectors =
        embedder.embedPassages(unanswered.stream().map(StoredAnswer::question).toList());
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      float[] vector = vectors.get(i);
      Group group =
          groups.stream()
              .filter(each -> Embedder.cosine(each.centre, vector) >= SAME)
              .max(Comparator.comparingDouble(each -> Embedder.cosine(each.centre, vector)))
              .orElseGet(
                  () -> {
                    Group fresh = new Group(vector);
                    groups.add(fresh);
                    return fresh;
                  });
      group.questions.add(unanswered.get(i));
      group.people.add(unanswered.get(i).asker());
    }
    return groups.stream()
        .filter(group -> group.people.size() >= QuestionFigures.FEWEST_PEOPLE)
        .sorted(Comparator.comparingInt((Group group) -> group.people.size()).reversed())
        .map(KnowledgeGap::of)
        .toList();
  }

  private static KnowledgeGap of(Group group) {
    return new KnowledgeGap(
        group.questions.getFirst().question(),
        group.questions.size(),
        group.people.size(),
        group.questions.stream().flatMap(each -> each.content().owner().stream()).findFirst(),
        group.questions.stream().flatMap(each -> each.content().places().stream()).findFirst(),
        group.questions.stream().map(StoredAnswer::id).toList());
  }
}
