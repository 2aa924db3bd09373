package io.signalbox.knowledge.lookup;

/**
 * Parsed ownership question: the property asked for and the service or team it is about.
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
