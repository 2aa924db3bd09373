package io.signalbox.ingestion.live;

import io.signalbox.knowledge.document.AccessRule;

/** Rights of one item. The settings' rule of the source holds besides, whatever these say. */
public sealed interface ItemAccess {

  /** Those whom the rule permits. */
  record Permitted(AccessRule rule) implements ItemAccess {}

  /** Everybody whom the settings' rule permits: the system has no narrower rights. */
  record AsConfigured() implements ItemAccess {}

  /**
   * The rights cannot be read, so nobody may see the item.
   *
   * @param reason half a sentence for the operator
   */
  record RightsUnknown(String reason) implements ItemAccess {}
}
