package io.signalbox.knowledge.search;

/** Finds documents for a query. */
public interface Retriever {

  /** What is found within the query's audience and sources; an empty ranking when nothing is. */
  Ranking find(Query query);
}
