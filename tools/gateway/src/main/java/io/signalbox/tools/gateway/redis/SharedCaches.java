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

/** Opens and holds the shared stores for cached answers: database and Redis. */
public final class SharedCaches implements AutoCloseable {
  private final Optional<RedisAnswers> redis;

  private SharedCaches(Optional<RedisAnswers> redis) {
    this.redis = redis;
  }

  /**
   * Opens the stores.
   *
   * @param vertx stays the caller's to close
   */
  public static SharedCaches open(
      Vertx vertx, Optional<RedisSettings> settings, MeterRegistry meters, Clock clock) {
    return new SharedCaches(settings.map(each -> RedisAnswers.open(vertx, each, meters, clock)));
  }

  /** Returns whether a route uses semantic caching, which needs the embedding model. */
  public static boolean needEmbedder(RouteTable routes) {
    return routes.list().stream()
        .anyMatch(route -> route.cache().matching() == CacheRule.Matching.SEMANTIC);
  }

  /** Returns the stores by the kind that routes name. */
  public Map<CacheStore, SharedAnswers> stores(Jdbi jdbi, Clock clock) {
    Map<CacheStore, SharedAnswers> stores = new EnumMap<>(CacheStore.class);
    stores.put(CacheStore.DATABASE, new SharedAnswerRows(jdbi, clock));
    redis.ifPresent(answers -> stores.put(CacheStore.REDIS, answers));
    return stores;
  }

  /** Returns a readiness with a note if Redis is unreachable, which does not stop calls. */
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
