package io.signalbox.bot.app.assembly;

import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.ingestion.live.sync.SourceStatus;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.oncall.OnCallTable;
import java.util.List;

/** State of the live sources, for commands that need nothing but the database. */
public final class LiveSourceStates {
  private LiveSourceStates() {}

  /** Returns the state of each source. */
  public static List<SourceStatus> of(StoreGraph stores) {
    return sync(stores, new Corpus(stores.jdbi()), new OnCallTable(stores.jdbi())).statuses();
  }

  /** Returns the runs over the live sources. */
  static LiveSync sync(StoreGraph stores, Corpus corpus, OnCallTable onCall) {
    return new LiveSync(
        stores.settings().live(),
        new LiveSync.Surroundings(
            stores.jdbi(),
            corpus,
            onCall,
            DataFolder.live(stores.settings()),
            stores.clock(),
            Thread::sleep));
  }
}
