package io.signalbox.bot.bench.quality;

import io.signalbox.knowledge.evaluation.GoldenQuestion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Test question with the quotations that prove an answer to be right.
 *
 * @param kind such as {@code howlong}; empty where the file does not say
 * @param set the file that it is from
 * @param corpus name of the folder of pages that it is about
 * @param value words that the file wants in an answer; empty where it names none
 * @param proofs one for each page that the answer has to draw on; none when nothing answers
 */
public record ProvenQuestion(
    GoldenQuestion golden,
    String kind,
    String set,
    String corpus,
    String value,
    List<AnswerProof> proofs) {
  public ProvenQuestion {
    proofs = List.copyOf(proofs);
  }

  boolean isTwoPage() {
    return proofs.size() > 1;
  }

  public String id() {
    return golden.id();
  }

  public String text() {
    return golden.text();
  }

  public boolean answerable() {
    return golden.answerable();
  }

  /** Returns the ids of all pages that answer it or a part of it. */
  public Set<String> pages() {
    Set<String> pages = new HashSet<>(golden.gold());
    proofs.forEach(proof -> pages.addAll(proof.documents()));
    return pages;
  }
}
