package io.signalbox.tools.foresight.dependency;

import java.util.Set;

/**
 * Passage that several prompts share and that is in no known prompt file.
 *
 * @param carriers fingerprints of the whole prompts that carry it, at least two
 * @param fingerprints size of the passage; about half its words
 */
public record UndeclaredFragment(Set<String> carriers, int fingerprints) {
  public UndeclaredFragment {
    carriers = Set.copyOf(carriers);
  }
}
