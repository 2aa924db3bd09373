package io.signalbox.knowledge.ownership;

import java.util.List;
import java.util.Optional;

/**
 * Ownership record of a service.
 *
 * @param service its name as the table writes it, never blank
 * @param aliases other names people use for it, possibly empty
 * @param owner the owning team, without a {@code group:} prefix; empty where the table leaves it
 *     out, which an answer says out loud
 * @param channel where to ask, with its leading {@code #}
 * @param contact a person or address
 */
public record Ownership(
    String service,
    List<String> aliases,
    Optional<String> owner,
    Optional<String> channel,
    Optional<String> contact,
    Optional<String> description) {
  public Ownership {
    if (service.isBlank()) {
      throw new IllegalArgumentException("an ownership row needs a service");
    }
    aliases = List.copyOf(aliases);
  }
}
