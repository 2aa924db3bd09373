package io.signalbox.ingestion.live;

import io.signalbox.knowledge.document.AccessRule;

/**
 * Read permissions of one item as its source system reports them. The access rule that the settings
 * give the source applies in addition.
 */
public sealed interface ItemAccess {

  /** Access limited to the people whom this rule permits. */
  record Permitted(AccessRule rule) implements ItemAccess {}

  /**
   * No narrower permissions at the source: everybody whom the settings' rule permits may see the
   * item.
   */
  record AsConfigured() implements ItemAccess {}

  /**
   * Permissions that cannot be read, so that nobody may see the item.
   *
   * @param reason half a sentence for the operator
   */
  record RightsUnknown(String reason) implements ItemAccess {}
}
