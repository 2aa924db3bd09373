package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.Audience;
import java.util.Set;

/**
 * Text to search for, with its audience and sources.
 *
 * @param text as the person typed it
 * @param sources names of the sources to look in; empty for all
 */
public record SearchQuery(String text, Audience audience, Set<String> sources) {
  public SearchQuery {
    sources = Set.copyOf(sources);
  }
}
