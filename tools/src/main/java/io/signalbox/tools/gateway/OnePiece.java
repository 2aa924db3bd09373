package io.signalbox.tools.gateway;

import java.util.Optional;

/** A body that is there already. */
final class OnePiece implements GatewayReply.Pieces {
  private Optional<byte[]> body;

  OnePiece(byte[] body) {
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
