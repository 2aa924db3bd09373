package io.signalbox.knowledge.search;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Brings the index up to date with the corpus: words first, then vectors, a batch at a time. */
public final class IndexUpkeep {
  private final IndexFollower follower;

  public IndexUpkeep(IndexFollower follower) {
    this.follower = follower;
  }

  /** Makes what is new findable by its words. */
  public void indexWords() {
    follower.catchUp(count -> {});
  }

  /**
   * Makes the vectors that are missing; each batch can be found at once.
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
