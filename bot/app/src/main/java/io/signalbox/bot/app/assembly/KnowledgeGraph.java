package io.signalbox.bot.app.assembly;

import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.sync.LiveOnCallRefresh;
import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.ingestion.run.IngestionRun;
import io.signalbox.knowledge.answering.OwnersChannel;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.correction.CorrectedRetriever;
import io.signalbox.knowledge.correction.Corrections;
import io.signalbox.knowledge.lookup.LookUp;
import io.signalbox.knowledge.oncall.OnCallRefresh;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.IndexFollower;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Second part of the object graph: documents, tables and the index, and how they are searched.
 *
 * @param embedder closed last, by the one who opened it
 * @param retriever passages by words and vectors, with what people corrected in their place
 * @param refresh of the on-call tables of live sources, at the time of a question
 */
record KnowledgeGraph(
    StoreGraph stores,
    PreloadedEmbedder embedder,
    Corpus corpus,
    OnCallTable onCall,
    OwnershipTable ownership,
    Corrections corrections,
    LucenePassageIndex index,
    Retriever retriever,
    OnCallRefresh refresh)
    implements AutoCloseable {

  static KnowledgeGraph open(StoreGraph stores, PreloadedEmbedder embedder) {
    Corpus corpus = new Corpus(stores.jdbi());
    Corrections corrections = new Corrections(stores.jdbi(), corpus);
    LucenePassageIndex index =
        LucenePassageIndex.open(
            IndexFolder.of(stores.settings().data(), corpus.identity(), embedder),
            embedder.dimensions());
    return new KnowledgeGraph(
        stores,
        embedder,
        corpus,
        new OnCallTable(stores.jdbi()),
        new OwnershipTable(stores.jdbi()),
        corrections,
        index,
        new CorrectedRetriever(new DocumentSearch(index, embedder), corrections),
        new LiveOnCallRefresh(stores.live(), stores.clock()));
  }

  LookUp lookUp() {
    return new LookUp(onCall, ownership, refresh);
  }

  IngestionRun ingestion() {
    return IngestionRun.over(
        stores.settings().sources(),
        stores.jdbi(),
        new IngestionRun.IngestionStores(corpus, onCall, ownership),
        stores.settings().live().stream().map(LiveSettings::name).collect(Collectors.toSet()),
        stores.clock());
  }

  LiveSync live() {
    return stores.live();
  }

  /** Returns the follower that updates the index; only one may run at a time. */
  IndexFollower follower() {
    return new IndexFollower(corpus, index, embedder);
  }

  QuestionAnswering answering(Optional<QuestionAnswering.Model> model) {
    return new QuestionAnswering(
        lookUp()::answer,
        retriever,
        new OwnersChannel(ownership),
        stores.settings().answers(),
        model,
        new SecureRandom());
  }

  @Override
  public void close() {
    index.close();
  }
}
