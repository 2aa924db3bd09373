package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.upstream.UpstreamFailedException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Implementation of {@link Upstream} on the Vert.x HTTP/1.1 client with kept connections. Never
 * follows a redirect, which would carry the key along.
 */
public final class VertxUpstream implements Upstream, AutoCloseable {
  private static final int CONNECTIONS = 1_024;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int KEEP_SECONDS = 30;

  private final Vertx vertx;
  private final Runnable whenClosed;

  /** Client for threads that are no event loops. */
  private final HttpClient shared;

  /** Client of each event loop, so that answers arrive on the loop that waits for them. */
  private final Map<Thread, HttpClient> own = new ConcurrentHashMap<>();

  /**
   * @param vertx stays the caller's to close
   */
  public VertxUpstream(Vertx vertx) {
    this(vertx, () -> {});
  }

  private VertxUpstream(Vertx vertx, Runnable whenClosed) {
    this.vertx = vertx;
    this.whenClosed = whenClosed;
    this.shared = client();
  }

  private HttpClient client() {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setKeepAliveTimeout(KEEP_SECONDS)
            .setTcpNoDelay(true),
        new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  /** Creates an upstream with a Vert.x instance of its own. */
  public static VertxUpstream alone() {
    Vertx vertx = EventLoops.start(1);
    return new VertxUpstream(vertx, () -> BlockingWait.upTo(vertx.close(), Duration.ofSeconds(5)));
  }

  @Override
  public Answer send(Request request, Duration within, CallCancellation cancellation) {
    VertxAnswer answer = start(shared, request, within, cancellation);
    try {
      return answer.coming().get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.giveUp(Reason.TOO_SLOW);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.giveUp(Reason.CANCELLED);
    } catch (ExecutionException e) {
      answer.close();
    }
    return Upstream.await(answer.coming());
  }

  @Override
  public Optional<CompletionStage<Answer>> begin(
      Request request, Duration within, CallCancellation cancellation) {
    HttpClient client =
        Context.isOnEventLoopThread()
            ? own.computeIfAbsent(Thread.currentThread(), loop -> client())
            : shared;
    VertxAnswer answer = start(client, request, within, cancellation);
    long timer =
        vertx.setTimer(Math.max(1, within.toMillis()), over -> answer.giveUp(Reason.TOO_SLOW));
    return Optional.of(answer.coming().whenComplete((there, lost) -> vertx.cancelTimer(timer)));
  }

  private static VertxAnswer start(
      HttpClient client, Request request, Duration within, CallCancellation cancellation) {
    VertxAnswer answer = new VertxAnswer();
    cancellation.onCancel(answer::cancel);
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
    return answer;
  }

  private static RequestOptions options(Request request, Duration within) {
    URI uri = request.uri();
    boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
    String path = uri.getRawPath();
    String query = uri.getRawQuery();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method()))
            .setSsl(encrypted)
            .setHost(uri.getHost())
            .setPort(uri.getPort() >= 0 ? uri.getPort() : encrypted ? 443 : 80)
            .setURI((path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query))
            .setConnectTimeout(Math.clamp(within.toMillis(), 1, CONNECT_MILLIS));
    options.putHeader("accept-encoding", "identity");
    request.headers().forEach(options::putHeader);
    return options;
  }

  @Override
  public void close() {
    own.values().forEach(client -> BlockingWait.upTo(client.close(), Duration.ofSeconds(5)));
    BlockingWait.upTo(shared.close(), Duration.ofSeconds(5));
    whenClosed.run();
  }
}
