package io.signalbox.bot.bench.edges;

import java.util.Set;

/**
 * Prediction of the prompts that one commit changes, beside those that it did change.
 *
 * @param commit abbreviated hash
 * @param prompts assembled prompts that existed before
 * @param changed those of them that the commit changed; empty where it changed none that existed
 * @param named those that the change was said to touch
 * @param including those that hold words of a changed file: the best answer without looking at the
 *     change
 */
record CommitOutcome(
    String commit, int prompts, Set<String> changed, Set<String> named, Set<String> including) {

  boolean counts() {
    return !changed.isEmpty();
  }

  boolean complete(Set<String> answer) {
    return answer.containsAll(changed);
  }

  long wrong(Set<String> answer) {
    return answer.stream().filter(name -> !changed.contains(name)).count();
  }
}
