package io.signalbox.knowledge.oncall;

import java.util.Optional;

/**
 * Person who can be on call, with the name, handle and mail address of the on-call table.
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

  /** Returns a person with a name only. */
  public static OnCallPerson named(String name) {
    return new OnCallPerson(name, Optional.empty(), Optional.empty());
  }
}
