package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Audience;
import java.util.Optional;

/** Port that names the contact for a document's owner, for answers that found nothing. */
@FunctionalInterface
public interface OwnerContacts {

  /**
   * Returns a phrase that names whom to ask, such as {@code **payments** in #payments-help}.
   *
   * @param owner as a document names it
   */
  Optional<String> about(String owner, Audience audience);
}
