package io.signalbox.bot.bench.live;

import com.sun.net.httpserver.HttpExchange;
import io.signalbox.bot.bench.process.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fake issue tracker with GitHub's REST API, of many closed issues that never change. */
final class StillTracker implements AutoCloseable {
  private static final int PAGE = 100;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Pattern SINCE = Pattern.compile("since=([^&]*)");
  private static final Pattern NUMBER = Pattern.compile("(?:^|&)page=(\\d+)");

  private final LoopbackServer http;
  private final AtomicLong served = new AtomicLong();
  private final int issues;

  StillTracker(int issues) throws IOException {
    this.issues = issues;
    http = LoopbackServer.start(this::serve);
  }

  String url() {
    return http.url();
  }

  /** Returns the number of requests since the last call. */
  long taken() {
    return served.getAndSet(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      served.incrementAndGet();
      boolean isList = exchange.getRequestURI().getPath().endsWith("/issues");
      byte[] bytes =
          (isList ? list(exchange) : "{\"private\": false}").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String list(HttpExchange exchange) {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    Matcher since = SINCE.matcher(query);
    Matcher number = NUMBER.matcher(query);
    // Issue n changed in second n, so that both orders are the same.
    long from =
        since.find()
            ? Math.max(1, Instant.parse(since.group(1)).getEpochSecond() - FIRST.getEpochSecond())
            : 1;
    int page = number.find() ? Integer.parseInt(number.group(1)) : 1;
    long first = from + (long) (page - 1) * PAGE;
    long last = Math.min(first + PAGE - 1, issues);
    if (last < issues) {
      String next = query.replaceFirst("(^|&)page=\\d+", "") + "&page=" + (page + 1);
      exchange
          .getResponseHeaders()
          .set(
              "Link",
              "<" + url() + exchange.getRequestURI().getPath() + "?" + next + ">; rel=\"next\"");
    }
    StringBuilder json = new StringBuilder("[");
    for (long issue = first; issue <= last; issue++) {
      json.append(json.length() > 1 ? "," : "").append(issue(issue));
    }
    return json.append("]").toString();
  }

  private static String issue(long number) {
    return """
    {"number": %d, "title": "Queue %d stands still", "state": "closed", "comments": 0,
     "body": "The queue %d stood still. Its feed was restarted, and then it went on.",
     "updated_at": "%s", "closed_at": "%s", "user": {"login": "ana"},
     "html_url": "https://github.com/acme/still/issues/%d"}\
    """
        .formatted(
            number, number, number, FIRST.plusSeconds(number), FIRST.plusSeconds(number), number);
  }

  @Override
  public void close() {
    http.close();
  }
}
