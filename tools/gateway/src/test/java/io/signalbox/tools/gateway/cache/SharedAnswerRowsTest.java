package io.signalbox.tools.gateway.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.route.CacheRule;
import io.signalbox.tools.core.route.DataClass;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedAnswerRowsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final CacheRule RULE =
      new CacheRule(
          CacheRule.Matching.EXACT,
          CacheRule.Sharing.EVERYONE,
          Duration.ofMinutes(5),
          1,
          CacheRule.CacheStore.DATABASE);

  private static CacheKey key(String print) {
    return new CacheKey(
        "answers", DataClass.INTERNAL, "", print, Optional.empty(), Optional.empty());
  }

  private static AnswerCache cache(Database database, Instant at) {
    Clock clock = Clock.fixed(at, ZoneOffset.UTC);
    return new AnswerCache(
        Optional.empty(),
        clock,
        Map.of(CacheRule.CacheStore.DATABASE, new SharedAnswerRows(database.jdbi(), clock)));
  }

  @Test
  void givesAnotherProcessTheAnswerToTheSameRequestOnlyAndForItsTime() {
    try (Database database = TestDatabase.h2()) {
      byte[] body = "{\"answer\":\"Kraken\"}".getBytes(UTF_8);
      CachedAnswer answer =
          new CachedAnswer(body, "text/event-stream", TokenUsage.of(3, 4), new Cost(5));
      cache(database, NOW).put(key("a"), RULE, answer);

      CachedAnswer found = cache(database, NOW).find(key("a"), RULE).orElseThrow().answer();
      assertThat(found.body()).isEqualTo(body);
      assertThat(found.contentType()).isEqualTo("text/event-stream");
      assertThat(found.usage()).isEqualTo(TokenUsage.of(3, 4));
      assertThat(found.cost()).isEqualTo(new Cost(5));
      assertThat(cache(database, NOW).find(key("b"), RULE)).isEmpty();
      assertThat(cache(database, NOW.plusSeconds(300)).find(key("a"), RULE)).isEmpty();

      List<byte[]> stored =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT body FROM cached_answer")
                          .map((row, context) -> row.getBytes(1))
                          .list());
      assertThat(new String(stored.getFirst(), ISO_8859_1)).doesNotContain("Kraken");
    }
  }
}
