package io.signalbox.bot.app.assembly;

import java.util.Optional;
import java.util.function.Supplier;

/** Gateway that is opened when it is first needed, and only once. */
final class LazyGateway implements AutoCloseable {
  private final Supplier<GatewayAssembly> opening;
  private Optional<GatewayAssembly> open = Optional.empty();

  LazyGateway(Supplier<GatewayAssembly> opening) {
    this.opening = opening;
  }

  synchronized GatewayAssembly get() {
    GatewayAssembly gateway = open.orElseGet(opening);
    open = Optional.of(gateway);
    return gateway;
  }

  @Override
  public synchronized void close() {
    open.ifPresent(GatewayAssembly::close);
  }
}
