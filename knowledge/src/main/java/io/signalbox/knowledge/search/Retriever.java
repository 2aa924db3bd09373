package io.signalbox.knowledge.search;

/** Port that finds documents for a query, implemented by {@link DocumentSearch}. */
public interface Retriever {

  /**
   * Returns the documents found within the query's audience and sources; the ranking is empty when
   * there are none.
   */
  SearchRanking find(SearchQuery query);
}
