package io.signalbox.knowledge.oncall;

import java.util.Optional;

/**
 * Person who can be on call, as the table writes them.
 *
 * @param name never blank
 * @param handle without the at sign
 */
public record OnCallPerson(String name, Optional<String> handle, Optional<String> email) {
  public OnCallPerson {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a person needs a name");
    }
  }

  /** A person of whom only the name is known. */
  public static OnCallPerson named(String name) {
    return new OnCallPerson(name, Optional.empty(), Optional.empty());
  }
}
