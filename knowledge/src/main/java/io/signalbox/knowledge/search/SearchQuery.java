package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.Audience;
import java.util.Set;

/**
 * Text to search for, with the audience whose rights apply and the sources to search.
 *
 * @param text as the person typed it
 * @param sources names of the sources to look in; empty for all
 */
public record SearchQuery(String text, Audience audience, Set<String> sources) {
  public SearchQuery {
    sources = Set.copyOf(sources);
  }
}
