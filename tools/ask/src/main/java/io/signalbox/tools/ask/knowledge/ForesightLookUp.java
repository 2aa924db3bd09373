package io.signalbox.tools.ask.knowledge;

import java.util.List;

/**
 * Port to forecasts of other parts of the product: retirements of models and dependencies between
 * things.
 */
public interface ForesightLookUp {

  /**
   * Returns what is known of models, with their retirements.
   *
   * @param names on whatever channel
   * @param within days before an end on which it is an error
   */
  KnowledgeResult models(List<String> names, int within);

  /**
   * Returns what depends on a prompt, model, route, source or agent, nearest first, with the
   * owners.
   */
  KnowledgeResult impact(String name);
}
