package io.signalbox.knowledge.oncall;

import java.util.Optional;

/**
 * Person who can be on call, as the table writes them.
 *
 * @param name never blank
 * @param handle without the at sign
 */
public record Person(String name, Optional<String> handle, Optional<String> email) {
  public Person {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a person needs a name");
    }
  }

  /** A person of whom only the name is known. */
  public static Person named(String name) {
    return new Person(name, Optional.empty(), Optional.empty());
  }
}
