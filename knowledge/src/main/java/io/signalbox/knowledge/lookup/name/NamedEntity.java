package io.signalbox.knowledge.lookup.name;

import java.util.List;

/**
 * Item that a question may name.
 *
 * @param names what it goes by, the proper one first; never empty
 */
public record NamedEntity<T>(T item, List<String> names) {
  public NamedEntity {
    names = List.copyOf(names);
  }

  public String name() {
    return names.getFirst();
  }
}
