package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.call.CallCancellation;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Port for sending HTTP requests to providers; {@link VertxUpstream} implements it. Safe for use
 * from several threads.
 */
public interface Upstream {

  /**
   * Sends a request and waits for the response head. The whole body is read along, unless the
   * answer is streamed.
   *
   * @throws UpstreamFailedException when there is no head in time
   */
  Answer send(Request request, Duration within, CallCancellation cancellation);

  /**
   * Sends a request without blocking; empty, with nothing sent, if this implementation can only
   * block.
   *
   * @return completed on a thread that must not wait, when the head is there, or the whole body
   *     unless that is streamed or long; fails with {@link UpstreamFailedException} when it is not
   *     in time
   */
  default Optional<CompletionStage<Answer>> begin(
      Request request, Duration within, CallCancellation cancellation) {
    return Optional.empty();
  }

  /**
   * Waits for an answer that {@link #begin} started.
   *
   * @throws UpstreamFailedException when there is no head in time
   */
  static Answer await(CompletionStage<Answer> begun) {
    try {
      return begun.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UpstreamFailedException failed
          ? failed
          : new UpstreamFailedException(UpstreamFailedException.Reason.BROKEN);
    }
  }

  /** HTTP request to a provider. */
  final class Request {
    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param body is not copied
     */
    public Request(String method, URI uri, Map<String, String> headers, byte[] body) {
      this.method = method;
      this.uri = uri;
      this.headers = Map.copyOf(headers);
      this.body = body;
    }

    public String method() {
      return method;
    }

    public URI uri() {
      return uri;
    }

    public Map<String, String> headers() {
      return headers;
    }

    /** Returns the body without a copy. */
    public byte[] body() {
      return body;
    }
  }

  /** Response whose head has arrived. Closing it before its end breaks the connection off. */
  interface Answer extends AutoCloseable {
    int status();

    Optional<String> header(String name);

    /**
     * Returns whether the answer has arrived completely and is short enough to be read without
     * waiting.
     */
    default boolean isWhole() {
      return false;
    }

    /**
     * Waits for the next piece of the body; empty at the end.
     *
     * @throws UpstreamFailedException when it does not come in time or the connection breaks
     */
    Optional<byte[]> next(Duration within);

    @Override
    void close();
  }
}
