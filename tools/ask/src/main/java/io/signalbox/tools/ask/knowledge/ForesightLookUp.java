package io.signalbox.tools.ask.knowledge;

import java.util.List;

/**
 * Warnings that other parts of the product have: models that end, things that others need. A port.
 */
public interface ForesightLookUp {

  /**
   * Says what is known of models, and which of them end.
   *
   * @param names on whatever channel
   * @param within days before an end on which it is an error
   */
  KnowledgeResult models(List<String> names, int within);

  /**
   * Says what depends on a prompt, model, route, source or agent, the nearest first, and who owns
   * that.
   */
  KnowledgeResult impact(String name);
}
