package io.signalbox.tools.core.call;

import io.signalbox.tools.core.call.CallRecord.CacheUse;
import java.util.Optional;

/** Result of a call. */
public sealed interface GatewayReply {

  /** An answer; its body has to be read to the end or closed, which settles the call. */
  record Answered(int status, String contentType, Served served, Pieces body)
      implements GatewayReply {

    /** An answer in JSON that is there already. */
    public static Answered whole(int status, Served served, byte[] json) {
      return new Answered(status, "application/json", served, new WholeBody(json));
    }

    /** An answer of any type that is there already. */
    public static Answered whole(String contentType, Served served, byte[] body) {
      return new Answered(200, contentType, served, new WholeBody(body));
    }

    private static final class WholeBody implements Pieces {
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
  }

  /** A call that was refused, with the reason. */
  record CallRefused(CallRefusal refusal) implements GatewayReply {}

  /**
   * Route, model and cache use of an answered call.
   *
   * @param route another than the one asked for after a fallback
   */
  record Served(String route, String model, CacheUse cache) {}

  /** A body, piece by piece. For one reader; what goes wrong in it is told in its last piece. */
  interface Pieces extends AutoCloseable {

    /** The next piece, waiting for it; empty at the end. */
    Optional<byte[]> next();

    @Override
    void close();
  }
}
