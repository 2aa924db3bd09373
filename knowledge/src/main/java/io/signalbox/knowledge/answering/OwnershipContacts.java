package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.answer.OwnerContacts;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.ownership.OwnershipTable;
import io.signalbox.knowledge.ownership.SourcedOwnership;
import java.util.Optional;

/**
 * Finds the contact of an owner in the ownership table: the owner's name and the help channel of
 * what they own.
 */
public final class OwnershipContacts implements OwnerContacts {
  private final OwnershipTable ownership;

  public OwnershipContacts(OwnershipTable ownership) {
    this.ownership = ownership;
  }

  @Override
  public Optional<String> about(String owner, Audience audience) {
    Optional<String> channel =
        ownership.rows(audience).stream()
            .map(SourcedOwnership::ownership)
            .filter(row -> row.owner().filter(owner::equalsIgnoreCase).isPresent())
            .flatMap(row -> row.channel().stream())
            .findFirst();
    return Optional.of("**" + owner + "**" + channel.map(name -> " in " + name).orElse(""));
  }
}
