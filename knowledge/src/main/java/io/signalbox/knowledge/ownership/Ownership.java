package io.signalbox.knowledge.ownership;

import java.util.List;
import java.util.Optional;

/**
 * Row of the ownership table: a service or team with its owner, help channel and contact.
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

  /** Creates the row of a service or system. */
  public Ownership(
      String service,
      List<String> aliases,
      Optional<String> owner,
      Optional<String> channel,
      Optional<String> contact,
      Optional<String> description) {
    this(service, aliases, owner, channel, contact, description, false);
  }

  /** Creates the row of a team, with its own names and help channel. */
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
