package io.signalbox.tools.foresight.catalogue;

import java.util.List;

/**
 * Facts from feeds, with a sentence about each feed that could not be read in full.
 *
 * @param problems a feed that is gone does not keep the others from being read
 */
public record FeedReading(List<ModelFact> facts, List<String> problems) {
  public FeedReading {
    facts = List.copyOf(facts);
    problems = List.copyOf(problems);
  }
}
