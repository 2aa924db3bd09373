package io.signalbox.knowledge.search;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Facade that brings the index up to date with the corpus: words first, then vectors in batches.
 */
public final class IndexUpkeep {
  private final IndexUpdater follower;

  public IndexUpkeep(IndexUpdater follower) {
    this.follower = follower;
  }

  /** Indexes new and changed documents, which can then be found by their words. */
  public void indexWords() {
    follower.catchUp(count -> {});
  }

  /**
   * Embeds all documents without vectors; each batch can be found by meaning at once.
   *
   * @param embedded is told how many documents a batch had
   * @param goesOn is asked before each batch
   */
  public void indexVectors(IntConsumer embedded, BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      int batch = follower.embedSome();
      if (batch == 0) {
        return;
      }
      embedded.accept(batch);
      indexWords();
    }
  }
}
