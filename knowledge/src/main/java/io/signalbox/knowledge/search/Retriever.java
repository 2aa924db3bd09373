package io.signalbox.knowledge.search;

/** Finds documents for a query. */
public interface Retriever {

  /**
   * Searches within the query's audience and sources; the ranking is empty when nothing is found.
   */
  SearchRanking find(SearchQuery query);
}
