package io.signalbox.tools.gateway.redis;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.tools.core.route.CacheRule;
import io.signalbox.tools.core.route.CacheRule.CacheStore;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.gateway.cache.RedisSettings;
import io.signalbox.tools.gateway.cache.SharedAnswerRows;
import io.signalbox.tools.gateway.cache.SharedAnswers;
import io.signalbox.tools.gateway.server.ServerReadiness;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Places in which processes share answers. */
public final class SharedCaches implements AutoCloseable {
  private final Optional<RedisAnswers> redis;

  private SharedCaches(Optional<RedisAnswers> redis) {
    this.redis = redis;
  }

  /**
   * Opens them.
   *
   * @param vertx stays the caller's to close
   */
  public static SharedCaches open(
      Vertx vertx, Optional<RedisSettings> settings, MeterRegistry meters, Clock clock) {
    return new SharedCaches(settings.map(each -> RedisAnswers.open(vertx, each, meters, clock)));
  }

  /** The model is loaded only where a route asks whether questions mean the same. */
  public static boolean needEmbedder(RouteTable routes) {
    return routes.list().stream()
        .anyMatch(route -> route.cache().matching() == CacheRule.Matching.SEMANTIC);
  }

  /** Returns them by the names that routes give them. */
  public Map<CacheStore, SharedAnswers> stores(Jdbi jdbi, Clock clock) {
    Map<CacheStore, SharedAnswers> stores = new EnumMap<>(CacheStore.class);
    stores.put(CacheStore.DATABASE, new SharedAnswerRows(jdbi, clock));
    redis.ifPresent(answers -> stores.put(CacheStore.REDIS, answers));
    return stores;
  }

  /** Calls are answered without it, so a lost Redis is a remark only. */
  public ServerReadiness readiness(boolean ready) {
    boolean away = redis.filter(answers -> !answers.isReachable()).isPresent();
    return new ServerReadiness(
        ready, away ? List.of("Redis cannot be reached, so answers are not shared") : List.of());
  }

  @Override
  public void close() {
    redis.ifPresent(RedisAnswers::close);
  }
}
