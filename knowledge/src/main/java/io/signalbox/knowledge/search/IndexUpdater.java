package io.signalbox.knowledge.search;

import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.corpus.CorpusChange;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Applies new changes of the corpus to the index, and embeds documents that have no vectors yet.
 * Words are searchable first; vectors follow, and a document is found by its words while it waits
 * for them. Whatever interrupts it, it goes on where it stopped. For one thread.
 */
public final class IndexUpdater {
  private static final int CHANGES_AT_ONCE = 200;
  private static final int DOCUMENTS_AT_ONCE = 24;

  private final Corpus corpus;
  private final PassageIndex index;
  private final Embedder embedder;
  private long position;

  public IndexUpdater(Corpus corpus, PassageIndex index, Embedder embedder) {
    this.corpus = corpus;
    this.index = index;
    this.embedder = embedder;
    this.position = index.position();
  }

  /**
   * Applies every change that the index has not seen, and commits the index.
   *
   * @param progress is told after each step how many changes were applied in it
   */
  public void catchUp(LongConsumer progress) {
    boolean any = false;
    while (true) {
      List<CorpusChange> changes = corpus.changesAfter(position, embedder.model(), CHANGES_AT_ONCE);
      if (changes.isEmpty()) {
        break;
      }
      index.apply(changes);
      position = changes.getLast().number();
      any = true;
      progress.accept(changes.size());
    }
    if (any) {
      index.commit();
    }
  }

  /**
   * Embeds a batch of the documents that have waited longest; texts embedded before cost nothing. A
   * document with a text that cannot be embedded gets none, and waits no more until it changes.
   *
   * @return how many documents got theirs; 0 when none waits
   */
  public int embedSome() {
    String model = embedder.model();
    List<CorpusChange.Stored> waiting = corpus.waitingFor(model, DOCUMENTS_AT_ONCE);
    if (waiting.isEmpty()) {
      return 0;
    }
    new EmbeddingBatch(corpus, embedder).run(waiting);
    return waiting.size();
  }
}
