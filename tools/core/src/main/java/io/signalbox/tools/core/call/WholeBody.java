package io.signalbox.tools.core.call;

import java.util.Optional;

/** A body that is there already. */
final class WholeBody implements GatewayReply.Pieces {
  private Optional<byte[]> body;

  WholeBody(byte[] body) {
    this.body = Optional.of(body);
  }

  @Override
  public Optional<byte[]> next() {
    Optional<byte[]> next = body;
    body = Optional.empty();
    return next;
  }

  @Override
  public void close() {
    body = Optional.empty();
  }
}
