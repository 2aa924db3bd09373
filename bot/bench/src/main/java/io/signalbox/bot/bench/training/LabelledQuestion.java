package io.signalbox.bot.bench.training;

import java.util.List;
import java.util.Set;

/**
 * A question with the words that prove its answer.
 *
 * @param corpus name of the folder of pages
 * @param pages ids of all pages that answer it or a part of it
 * @param proofs what answers it: any proof of a part proves that part; empty when nothing answers
 * @param value words that an answer has to contain; empty when a proof itself is it
 */
record LabelledQuestion(
    String id,
    String corpus,
    String text,
    boolean answerable,
    Set<String> pages,
    List<GoldProof> proofs,
    String value,
    String kind) {
  LabelledQuestion {
    pages = Set.copyOf(pages);
    proofs = List.copyOf(proofs);
  }

  /**
   * Quotation of a page.
   *
   * @param part of the question that it proves, from 0
   * @param document id of the page, as the index has it
   */
  record GoldProof(int part, String document, String quote) {}

  int parts() {
    return proofs.stream().mapToInt(GoldProof::part).max().orElse(-1) + 1;
  }
}
