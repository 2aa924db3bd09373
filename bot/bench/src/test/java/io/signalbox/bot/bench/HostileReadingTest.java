package io.signalbox.bot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.bench.retrieval.HashingEmbedder;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import org.junit.jupiter.api.Test;

/**
 * Documents that break readers, indexes and composers: none may stop a run or an answer. {@code
 * ./signalbox bench leaks} reads thousands.
 */
class HostileReadingTest {

  @Test
  void hundredsOfHostilePagesAreReadOrListedAndFoundByTheirOtherWords() {
    HostileReading.Outcome outcome =
        new HostileReading(new HashingEmbedder()).read(new HostileDocuments(16).make(500));

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.missing()).isEmpty();
    assertThat(outcome.stored() + outcome.skipped()).isEqualTo(500);
    assertThat(outcome.found()).isEqualTo((int) outcome.stored()).isGreaterThan(375);
    // Pages that are noise for the most part are outranked now and then; none is refused.
    assertThat(outcome.byQuestion()).isGreaterThan(outcome.found() * 99 / 100);
  }

  @Test
  void theEmbeddingModelTakesHostileTextToo() {
    try (BgeSmallEmbedder embedder = new BgeSmallEmbedder()) {
      HostileReading.Outcome outcome =
          new HostileReading(embedder).read(new HostileDocuments(17).make(24));

      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.missing()).isEmpty();
      assertThat(outcome.byQuestion()).isEqualTo(outcome.found()).isGreaterThan(15);
    }
  }
}
