package io.signalbox.tools.core.call;

import io.signalbox.tools.core.call.CallRecord.CacheUse;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Result of a gateway call: an answer or a refusal. */
public sealed interface GatewayReply {

  /**
   * Answer with its body as a stream of pieces, which has to be read to the end or closed, since
   * that settles the call's cost.
   */
  record Answered(int status, String contentType, Served served, Pieces body)
      implements GatewayReply {

    /** Returns an answer whose JSON body is already complete. */
    public static Answered whole(int status, Served served, byte[] json) {
      return new Answered(status, "application/json", served, new WholeBody(json));
    }

    /** Returns an answer with status 200 whose body, of any media type, is already complete. */
    public static Answered whole(String contentType, Served served, byte[] body) {
      return new Answered(200, contentType, served, new WholeBody(body));
    }

    /** Reads the body to its end, closes it and returns its bytes. */
    public byte[] bytes() {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      try (Pieces pieces = body) {
        for (Optional<byte[]> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
          whole.writeBytes(piece.get());
        }
      }
      return whole.toByteArray();
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
   * Route, model and cache use that an answered call reports.
   *
   * @param route another than the one asked for after a fallback
   */
  record Served(String route, String model, CacheUse cache) {}

  /**
   * Body of an answer, read piece by piece by one reader. A failure while it is read is reported in
   * its last piece.
   */
  interface Pieces extends AutoCloseable {

    /** Waits for the next piece of the body; empty at the end. */
    Optional<byte[]> next();

    @Override
    void close();
  }
}
