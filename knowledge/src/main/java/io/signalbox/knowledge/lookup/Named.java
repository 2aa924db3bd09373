package io.signalbox.knowledge.lookup;

import java.util.List;

/**
 * Item that a question may name.
 *
 * @param names what it goes by, the proper one first; never empty
 */
record Named<T>(T item, List<String> names) {
  Named {
    names = List.copyOf(names);
  }

  String name() {
    return names.getFirst();
  }
}
