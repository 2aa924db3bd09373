package io.signalbox.tools.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends requests to providers and brings their answers. A port: the technology behind it is chosen
 * by the assembly. Safe for use from several threads.
 */
public interface Upstream {

  /**
   * Sends and waits for the head of the answer. The whole body is read along, unless the answer is
   * streamed.
   *
   * @throws UpstreamFailed when there is no head in time
   */
  Answer send(Request request, Duration within, Cancellation cancellation);

  /**
   * The same, and shows an answer that came whole where it arrived, before the waiting thread is
   * woken for it: that takes longer than most of what is done with an answer. Who has nothing to
   * gain from that shows nothing.
   *
   * @param atOnce runs on a thread that must not wait; it may read the answer to its end
   */
  default Answer send(
      Request request, Duration within, Cancellation cancellation, Consumer<Answer> atOnce) {
    return send(request, within, cancellation);
  }

  /** What to send. */
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

    /** Not copied. */
    public byte[] body() {
      return body;
    }
  }

  /** An answer whose head has arrived. Closing it before its end breaks the connection off. */
  interface Answer extends AutoCloseable {
    int status();

    Optional<String> header(String name);

    /**
     * The next piece of the body, waiting for it; empty at the end.
     *
     * @throws UpstreamFailed when it does not come in time or the connection breaks
     */
    Optional<byte[]> next(Duration within);

    @Override
    void close();
  }
}
