package io.signalbox.knowledge.lookup;

/**
 * What an ownership question asks.
 *
 * @param thing a service or team, as typed
 */
record OwnershipAsk(Topic topic, String thing) {

  /** What is asked about it. */
  enum Topic {
    OWNER,
    CHANNEL,
    CONTACT,
    SERVICES
  }
}
