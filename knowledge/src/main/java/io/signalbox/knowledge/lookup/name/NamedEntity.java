package io.signalbox.knowledge.lookup.name;

import java.util.List;

/**
 * Item with the names by which a question may refer to it.
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
