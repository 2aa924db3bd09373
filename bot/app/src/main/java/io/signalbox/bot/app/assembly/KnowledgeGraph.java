package io.signalbox.bot.app.assembly;

import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.sync.LiveOnCallRefresh;
import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.ingestion.run.IngestionRun;
import io.signalbox.knowledge.answering.OwnershipContacts;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.correction.CorrectedRetriever;
import io.signalbox.knowledge.correction.CorrectionTable;
import io.signalbox.knowledge.lookup.LookUp;
import io.signalbox.knowledge.oncall.OnCallRefresh;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.IndexUpdater;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Second part of the object graph: documents, on-call and ownership tables, the search index, and
 * the search over it.
 *
 * @param embedder closed last, by the one who opened it
 * @param search opened by the first search, for a look-up in tables needs none
 * @param retriever passages by words and vectors, with what people corrected in their place
 * @param refresh of the on-call tables of live sources, at the time of a question
 */
record KnowledgeGraph(
    StoreGraph stores,
    PreloadedEmbedder embedder,
    Corpus corpus,
    OnCallTable onCall,
    OwnershipTable ownership,
    CorrectionTable corrections,
    LazyPart<SearchableIndex> search,
    Retriever retriever,
    OnCallRefresh refresh)
    implements AutoCloseable {

  static KnowledgeGraph open(StoreGraph stores, PreloadedEmbedder embedder) {
    Corpus corpus = new Corpus(stores.jdbi());
    CorrectionTable corrections = new CorrectionTable(stores.jdbi(), corpus);
    LazyPart<SearchableIndex> search =
        new LazyPart<>(
            () -> SearchableIndex.open(stores.settings(), corpus, embedder),
            opened -> opened.index().close());
    return new KnowledgeGraph(
        stores,
        embedder,
        corpus,
        new OnCallTable(stores.jdbi()),
        new OwnershipTable(stores.jdbi()),
        corrections,
        search,
        new CorrectedRetriever(query -> search.get().search().find(query), corrections),
        new LiveOnCallRefresh(stores.live(), stores.clock()));
  }

  /** Lucene index of passages with the document search over it. */
  record SearchableIndex(LucenePassageIndex index, DocumentSearch search) {
    private static SearchableIndex open(
        SignalboxSettings settings, Corpus corpus, PreloadedEmbedder embedder) {
      // What searches will want a vector of the question soon.
      embedder.preload();
      LucenePassageIndex index =
          LucenePassageIndex.open(
              IndexFolder.of(settings.data(), corpus.identity(), embedder), embedder.dimensions());
      return new SearchableIndex(index, new DocumentSearch(index, embedder));
    }
  }

  LucenePassageIndex index() {
    return search.get().index();
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

  /**
   * Returns the updater that carries document changes into the index; only one may run at a time.
   */
  IndexUpdater follower() {
    return new IndexUpdater(corpus, index(), embedder);
  }

  /**
   * Returns the question answering over a search and, optionally, with a model that writes the
   * answers.
   *
   * @param retrieving what pages are searched with
   */
  QuestionAnswering answering(Retriever retrieving, Optional<QuestionAnswering.Model> model) {
    return new QuestionAnswering(
        lookUp()::answer,
        retrieving,
        new OwnershipContacts(ownership),
        stores.settings().answers(),
        model,
        new SecureRandom());
  }

  @Override
  public void close() {
    search.close();
  }
}
