package io.signalbox.knowledge.lookup;

/**
 * Ownership question: a topic and the thing it is about.
 *
 * @param thing a service or team, as typed
 */
record OwnershipQuestion(Topic topic, String thing) {

  /** Property of a service that is asked for. */
  enum Topic {
    OWNER,
    CHANNEL,
    CONTACT,
    SERVICES
  }
}
