package io.signalbox.tools.gateway.http;

import io.signalbox.tools.gateway.Cancellation;
import io.signalbox.tools.gateway.Upstream;
import io.signalbox.tools.gateway.UpstreamFailed;
import io.signalbox.tools.gateway.UpstreamFailed.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Calls providers over HTTP/1.1 with kept connections. Never follows a redirect, which would carry
 * the key along.
 */
public final class VertxUpstream implements Upstream, AutoCloseable {
  private static final int CONNECTIONS = 1_024;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int KEEP_SECONDS = 30;

  private final HttpClient client;
  private final Runnable whenClosed;

  /**
   * @param vertx stays the caller's to close
   */
  public VertxUpstream(Vertx vertx) {
    this(vertx, () -> {});
  }

  private VertxUpstream(Vertx vertx, Runnable whenClosed) {
    this.whenClosed = whenClosed;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(KEEP_SECONDS)
                .setTcpNoDelay(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  /** One for a programme that has no Vert.x of its own. */
  public static VertxUpstream alone() {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    return new VertxUpstream(vertx, () -> Waiting.upTo(vertx.close(), Duration.ofSeconds(5)));
  }

  @Override
  public Answer send(Request request, Duration within, Cancellation cancellation) {
    return send(request, within, cancellation, whole -> {});
  }

  @Override
  public Answer send(
      Request request, Duration within, Cancellation cancellation, Consumer<Answer> atOnce) {
    VertxAnswer answer = new VertxAnswer(atOnce);
    cancellation.onCancel(() -> answer.abort(Reason.CANCELLED));
    client
        .request(options(request, within))
        .onComplete(
            ready -> {
              answer.connected(ready);
              ready
                  .send(Buffer.buffer(request.body()))
                  .onComplete(answer::headed, lost -> answer.fail(Reason.BROKEN));
            },
            lost -> answer.fail(Reason.NOT_CONNECTED));
    try {
      answer.head().get(within.toNanos(), TimeUnit.NANOSECONDS);
      return answer;
    } catch (TimeoutException e) {
      return given(answer, Reason.TOO_SLOW);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return given(answer, Reason.CANCELLED);
    } catch (ExecutionException e) {
      answer.close();
      throw e.getCause() instanceof UpstreamFailed failed
          ? failed
          : new UpstreamFailed(Reason.BROKEN);
    }
  }

  /** The answer after all, if it came in the moment it was given up. */
  private static Answer given(VertxAnswer answer, Reason reason) {
    if (answer.giveUp()) {
      answer.close();
      throw new UpstreamFailed(reason);
    }
    var unused = answer.head().join();
    return answer;
  }

  private static RequestOptions options(Request request, Duration within) {
    URI uri = request.uri();
    boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
    String query = uri.getRawQuery();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method()))
            .setSsl(encrypted)
            .setHost(uri.getHost())
            .setPort(uri.getPort() >= 0 ? uri.getPort() : encrypted ? 443 : 80)
            .setURI(uri.getRawPath() + (query == null ? "" : "?" + query))
            .setConnectTimeout(Math.clamp(within.toMillis(), 1, CONNECT_MILLIS));
    request.headers().forEach(options::putHeader);
    return options;
  }

  @Override
  public void close() {
    Waiting.upTo(client.close(), Duration.ofSeconds(5));
    whenClosed.run();
  }
}
