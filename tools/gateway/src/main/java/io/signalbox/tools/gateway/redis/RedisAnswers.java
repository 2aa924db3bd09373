package io.signalbox.tools.gateway.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.gateway.cache.CachedAnswer;
import io.signalbox.tools.gateway.cache.CachedAnswerCipher;
import io.signalbox.tools.gateway.cache.RedisSettings;
import io.signalbox.tools.gateway.cache.SharedAnswers;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Implementation of {@link SharedAnswers} in Redis; answers are encrypted. After a failure Redis is
 * not asked for some seconds and counts as empty.
 */
public final class RedisAnswers implements SharedAnswers, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisAnswers.class);
  private static final int CONNECT_MILLIS = 1_000;
  private static final long LONGEST_WAIT_MILLIS = 250;
  private static final long LEFT_ALONE_MILLIS = 5_000;

  /** Longest answer that is stored, in bytes. */
  private static final int MOST_BYTES = 1 << 20;

  private final Redis redis;
  private final Clock clock;
  private final Counter failures;
  private volatile long aloneUntil;

  private RedisAnswers(Redis redis, MeterRegistry meters, Clock clock) {
    this.redis = redis;
    this.clock = clock;
    this.failures = meters.counter("signalbox.gateway.redis.failures");
    meters.gauge("signalbox.gateway.redis.reachable", this, it -> it.isReachable() ? 1 : 0);
  }

  /**
   * Starts connecting and returns without waiting.
   *
   * @param vertx stays the caller's to close
   */
  public static RedisAnswers open(
      Vertx vertx, RedisSettings settings, MeterRegistry meters, Clock clock) {
    NetClientOptions net =
        new NetClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setSsl(settings.isEncrypted())
            .setHostnameVerificationAlgorithm(settings.isEncrypted() ? "HTTPS" : "");
    settings
        .authority()
        .ifPresent(file -> net.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
    RedisOptions options =
        new RedisOptions().setConnectionString(settings.url().toString()).setNetClientOptions(net);
    settings.user().ifPresent(options::setUser);
    settings.password().map(Secret::reveal).ifPresent(options::setPassword);
    RedisAnswers answers = new RedisAnswers(Redis.createClient(vertx, options), meters, clock);
    answers.redis.send(Request.cmd(Command.PING)).onFailure(answers::failed);
    return answers;
  }

  /** Returns whether Redis has not failed within the last seconds. */
  public boolean isReachable() {
    return clock.millis() >= aloneUntil;
  }

  @Override
  public Optional<CachedAnswer> find(String request) {
    if (!isReachable()) {
      return Optional.empty();
    }
    try {
      Response found =
          redis
              .send(Request.cmd(Command.GET).arg(name(request)))
              .toCompletionStage()
              .toCompletableFuture()
              .get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
      return bytes(found).flatMap(hidden -> CachedAnswerCipher.opened(request, hidden));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      failed(e.getCause());
    } catch (TimeoutException e) {
      failed(e);
    }
    return Optional.empty();
  }

  private static Optional<byte[]> bytes(@Nullable Response found) {
    return Optional.ofNullable(found).map(Response::toBytes);
  }

  /** Sends the answer without waiting for the result. */
  @Override
  public void put(String request, CachedAnswer answer, long until) {
    long left = until - clock.millis();
    if (left <= 0 || answer.body().length > MOST_BYTES || !isReachable()) {
      return;
    }
    redis
        .send(
            Request.cmd(Command.SET)
                .arg(name(request))
                .arg(CachedAnswerCipher.closed(request, answer))
                .arg("PX")
                .arg(left))
        .onFailure(this::failed);
  }

  private static String name(String request) {
    return "signalbox:answer:" + CachedAnswerCipher.id(request);
  }

  private void failed(@Nullable Throwable cause) {
    failures.increment();
    if (isReachable()) {
      aloneUntil = clock.millis() + LEFT_ALONE_MILLIS;
      LOG.warn(
          "shared answers: Redis cannot be used and is left alone for {} s ({})",
          LEFT_ALONE_MILLIS / 1_000,
          cause == null ? "no reason given" : cause.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    redis.close();
  }
}
