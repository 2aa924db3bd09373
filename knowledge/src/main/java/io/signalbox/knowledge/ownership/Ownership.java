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
 * @param isTeam whether the row is a team itself, which is its own owner
 */
public record Ownership(
    String service,
    List<String> aliases,
    Optional<String> owner,
    Optional<String> channel,
    Optional<String> contact,
    Optional<String> description,
    boolean isTeam) {
  public Ownership {
    if (service.isBlank()) {
      throw new IllegalArgumentException("an ownership row needs a service");
    }
    aliases = List.copyOf(aliases);
  }

  /** A row of something that is owned. */
  public Ownership(
      String service,
      List<String> aliases,
      Optional<String> owner,
      Optional<String> channel,
      Optional<String> contact,
      Optional<String> description) {
    this(service, aliases, owner, channel, contact, description, false);
  }

  /** A row of a team: how it is called, and where to ask it. */
  public static Ownership ofTeam(
      String name,
      List<String> aliases,
      Optional<String> channel,
      Optional<String> contact,
      Optional<String> description) {
    return new Ownership(
        name, aliases, Optional.of(name), channel, contact, description, /* isTeam= */ true);
  }
}
