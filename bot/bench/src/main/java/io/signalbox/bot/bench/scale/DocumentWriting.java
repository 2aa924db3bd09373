package io.signalbox.bot.bench.scale;

import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.search.PassageIndex;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Background load that rewrites documents in the index at a steady rate until closed, as a busy
 * source does.
 */
final class DocumentWriting implements AutoCloseable {
  private static final int TURNS_A_SECOND = 5;

  private final PassageIndex index;
  private final List<CorpusChange.Stored> documents;
  private final int atOnce;
  private final AtomicInteger next = new AtomicInteger();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  DocumentWriting(PassageIndex index, List<CorpusChange.Stored> documents, int perSecond) {
    this.index = index;
    this.documents = documents;
    this.atOnce = Math.max(1, perSecond / TURNS_A_SECOND);
    var unused =
        timer.scheduleAtFixedRate(this::write, 0, 1000 / TURNS_A_SECOND, TimeUnit.MILLISECONDS);
  }

  private void write() {
    int from = next.getAndAdd(atOnce);
    index.apply(
        IntStream.range(from, from + atOnce)
            .<CorpusChange>mapToObj(i -> documents.get(i % documents.size()))
            .toList());
  }

  /** Returns the number of documents written until now. */
  int written() {
    return next.get();
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("a write of the index does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
