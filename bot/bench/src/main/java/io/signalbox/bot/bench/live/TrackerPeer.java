package io.signalbox.bot.bench.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.signalbox.bot.bench.process.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Fake issue tracker with GitHub's REST API: issues by time of change, one issue, who has access.
 * Two names for the same repository tell the readers apart. Where it is told to, one answer in
 * eight is a fault.
 */
final class TrackerPeer implements AutoCloseable {
  private static final int PAGE = 100;
  private static final int ONE_IN = 8;
  private static final long RETRY_SECONDS = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LoopbackServer http;
  private final Clock clock;
  private final Random random;
  private final Map<Integer, TrackedIssue> issues = new TreeMap<>();
  private final Map<String, Long> served = new HashMap<>();
  private final Map<String, Long> faulted = new HashMap<>();
  private final Map<String, Long> faults = new TreeMap<>();
  private final Map<String, Instant> notBefore = new HashMap<>();
  private boolean isPrivate;
  private boolean disturbing;
  private long tooEarly;
  private int next = 1;
  private long second;

  /** Present state of an issue. */
  record TrackedIssue(int number, String marker, boolean closed, Instant updated) {}

  TrackerPeer(Clock clock, Random random) throws IOException {
    this.clock = clock;
    this.random = random;
    http = LoopbackServer.start(this::serve);
  }

  String url() {
    return http.url();
  }

  synchronized void disturb(boolean on) {
    disturbing = on;
  }

  /** Adds, edits, closes, reopens or deletes a random issue, or changes who has access. */
  synchronized void change(Random by) {
    List<Integer> numbers = List.copyOf(issues.keySet());
    int way = numbers.isEmpty() ? 0 : by.nextInt(20);
    int number = numbers.isEmpty() ? 0 : numbers.get(by.nextInt(numbers.size()));
    // Several changes in the same second, as in the world.
    second += by.nextInt(3) == 0 ? 1 : 0;
    Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
    if (way < 9) {
      put(new TrackedIssue(next, "marker" + next, by.nextInt(5) > 0, at));
      next++;
    } else if (way < 15) {
      put(new TrackedIssue(number, "marker" + number + "x" + second, true, at));
    } else if (way < 17) {
      put(new TrackedIssue(number, "marker" + number + "o" + second, false, at));
    } else if (way < 19) {
      issues.remove(number);
    } else {
      isPrivate = !isPrivate;
    }
  }

  private void put(TrackedIssue issue) {
    issues.put(issue.number(), issue);
  }

  private static String text(TrackedIssue issue) {
    return "The text is " + issue.marker() + ".";
  }

  /** Returns the text of each closed issue by its number. */
  synchronized Map<Integer, String> closed() {
    Map<Integer, String> closed = new TreeMap<>();
    issues.values().stream()
        .filter(TrackedIssue::closed)
        .forEach(issue -> closed.put(issue.number(), text(issue)));
    return closed;
  }

  synchronized boolean isPrivate() {
    return isPrivate;
  }

  /** Returns the number of a reader's requests, failed ones included. */
  synchronized long asked(String reader) {
    return served(reader) + faulted(reader);
  }

  synchronized long served(String reader) {
    return served.getOrDefault(reader, 0L);
  }

  synchronized long faulted(String reader) {
    return faulted.getOrDefault(reader, 0L);
  }

  synchronized Map<String, Long> faults() {
    return new TreeMap<>(faults);
  }

  /** Says that the clock of a reader has moved on beyond what it was asked to wait. */
  synchronized void waited(String reader) {
    notBefore.remove(reader);
  }

  synchronized long tooEarly() {
    return tooEarly;
  }

  synchronized String line() {
    return issues.size() + " issues; requests served " + new TreeMap<>(served);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      PreparedAnswer answer = answer(exchange);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      if (answer.status() == 0) {
        // Closing without an answer is a reset for the client.
        return;
      }
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  /** HTTP response that is ready to be sent; status 0 means a connection reset. */
  private record PreparedAnswer(int status, Map<String, String> headers, String body) {}

  private synchronized PreparedAnswer answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String reader = path.length > 3 ? path[3] : "";
    Instant allowed = notBefore.getOrDefault(reader, Instant.EPOCH);
    if (clock.instant().isBefore(allowed)) {
      tooEarly++;
    }
    PreparedAnswer right = right(path, query(exchange));
    if (disturbing && reader.equals("disturbed") && random.nextInt(ONE_IN) == 0) {
      faulted.merge(reader, 1L, Long::sum);
      return fault(reader, right);
    }
    served.merge(reader, 1L, Long::sum);
    return right;
  }

  private PreparedAnswer fault(String reader, PreparedAnswer right) {
    int way = random.nextInt(10);
    if (way < 3) {
      faults.merge("429", 1L, Long::sum);
      notBefore.put(reader, clock.instant().plus(Duration.ofSeconds(RETRY_SECONDS)));
      return new PreparedAnswer(429, Map.of("Retry-After", "" + RETRY_SECONDS), "");
    }
    if (way < 5) {
      faults.merge("500", 1L, Long::sum);
      return new PreparedAnswer(500, Map.of(), "");
    }
    if (way < 7) {
      faults.merge("reset", 1L, Long::sum);
      return new PreparedAnswer(0, Map.of(), "");
    }
    if (way < 9) {
      faults.merge("half JSON", 1L, Long::sum);
      return new PreparedAnswer(
          right.status(), right.headers(), right.body().substring(0, right.body().length() / 2));
    }
    faults.merge("401", 1L, Long::sum);
    return new PreparedAnswer(401, Map.of(), "");
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String text = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    for (String part : text.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        query.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return query;
  }

  private PreparedAnswer right(String[] path, Map<String, String> query) throws IOException {
    if (path.length == 4) {
      return json(Map.of("private", isPrivate));
    }
    if (path[4].equals("collaborators")) {
      return json(List.of(Map.of("login", "ana", "permissions", Map.of("pull", true))));
    }
    if (path.length == 7) {
      return json(List.of(Map.of("user", Map.of("login", "ben"), "body", "It is mended now.")));
    }
    if (path.length == 6) {
      TrackedIssue issue = issues.get(Integer.parseInt(path[5]));
      return issue == null ? new PreparedAnswer(404, Map.of(), "") : json(body(issue));
    }
    return list(path[3], query);
  }

  private PreparedAnswer list(String reader, Map<String, String> query) throws IOException {
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    Instant since = Instant.parse(query.getOrDefault("since", "1970-01-01T00:00:00Z"));
    boolean byChange = "updated".equals(query.get("sort"));
    List<TrackedIssue> all = new ArrayList<>(issues.values());
    all.removeIf(issue -> issue.updated().isBefore(since));
    if (byChange) {
      all.sort(Comparator.comparing(TrackedIssue::updated).thenComparingInt(TrackedIssue::number));
    }
    int to = Math.min(page * PAGE, all.size());
    PreparedAnswer answer =
        json(all.subList(Math.min((page - 1) * PAGE, to), to).stream().map(this::body).toList());
    if (to >= all.size()) {
      return answer;
    }
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put(
        "Link",
        "<%s/repos/acme/%s/issues?state=all&sort=%s&page=%d>; rel=\"next\""
            .formatted(url(), reader, byChange ? "updated" : "created", page + 1));
    return new PreparedAnswer(200, headers, answer.body());
  }

  private Map<String, Object> body(TrackedIssue issue) {
    return Map.of(
        "number", issue.number(),
        "title", "Issue " + issue.number(),
        "state", issue.closed() ? "closed" : "open",
        "body", text(issue),
        "updated_at", issue.updated().toString(),
        "closed_at", issue.updated().toString(),
        "html_url", "https://github.com/acme/tracker/issues/" + issue.number(),
        "comments", 1,
        "user", Map.of("login", "ana"));
  }

  private static PreparedAnswer json(Object value) throws IOException {
    return new PreparedAnswer(
        200, Map.of("Content-Type", "application/json"), JSON.writeValueAsString(value));
  }

  @Override
  public void close() {
    http.close();
  }
}
