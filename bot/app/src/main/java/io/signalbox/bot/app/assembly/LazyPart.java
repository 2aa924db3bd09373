package io.signalbox.bot.app.assembly;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Holder of a part of the object graph that is opened once, when it is first needed, and closed
 * with this. Safe for use from several threads.
 */
final class LazyPart<T> implements AutoCloseable {
  private final Supplier<T> opening;
  private final Consumer<T> closing;
  private Optional<T> open = Optional.empty();

  /**
   * @param closing closes the part, where it was opened
   */
  LazyPart(Supplier<T> opening, Consumer<T> closing) {
    this.opening = opening;
    this.closing = closing;
  }

  synchronized T get() {
    T part = open.orElseGet(opening);
    open = Optional.of(part);
    return part;
  }

  @Override
  public synchronized void close() {
    open.ifPresent(closing);
  }
}
