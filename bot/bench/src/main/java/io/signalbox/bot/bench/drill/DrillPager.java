package io.signalbox.bot.bench.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fake paging service that speaks PagerDuty's Events API v2: it accepts every third event, and
 * answers 429 and 500 to the others. Safe for many threads.
 */
final class DrillPager implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ACCEPTED = 202;
  private static final int TOO_MANY = 429;
  private static final int ERROR = 500;

  private final AtomicInteger asked = new AtomicInteger();
  private final Map<String, Integer> triggered = new ConcurrentHashMap<>();
  private final Javalin server;

  DrillPager() {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.startup.showOldJavalinVersionWarning = false;
                  config.routes.post("/v2/enqueue", this::event);
                })
            .start("127.0.0.1", 0);
  }

  String url() {
    return "http://127.0.0.1:" + server.port() + "/v2/enqueue";
  }

  private void event(Context request) throws JsonProcessingException {
    switch (asked.getAndIncrement() % 3) {
      case 0 -> request.status(TOO_MANY).header("Retry-After", "1");
      case 1 -> request.status(ERROR);
      default -> {
        JsonNode event = JSON.readTree(request.body());
        if (event.path("event_action").asText().equals("trigger")) {
          triggered.merge(event.path("dedup_key").asText(), 1, Integer::sum);
        }
        request.status(ACCEPTED).result("{\"status\":\"success\"}");
      }
    }
  }

  /** Returns the number of incidents; events with the same key count once. */
  int incidents() {
    return triggered.size();
  }

  /** Returns the number of accepted events for an incident that existed already. */
  int repeated() {
    return triggered.values().stream().mapToInt(count -> count - 1).sum();
  }

  @Override
  public void close() {
    server.stop();
  }
}
