package io.signalbox.ingestion.live.http;

import io.signalbox.ingestion.live.LiveSourceFactory.OpenContext;
import io.signalbox.ingestion.live.LiveSourceFactory.RunPause;
import io.signalbox.ingestion.live.SourceFailureException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * HTTP client for one external system during one run, with rate limit, retries and redirects. It
 * waits exactly as long as the system asks, and tries again after resets, server errors and
 * truncated responses. Redirects are followed within the host of the settings; elsewhere only where
 * the caller allows it, and without credentials. For one thread.
 */
public final class RestClient {
  private static final int MOST_REDIRECTS = 5;

  private final RestSettings settings;
  private final RestTransport transport;
  private final Predicate<URI> elsewhere;
  private final TokenBucket bucket;
  private final Clock clock;
  private final RunPause pause;
  private Instant notBefore = Instant.EPOCH;
  private long requests;

  /** Creates a client that follows redirects only within the host of its settings. */
  public RestClient(RestSettings settings, RestTransport transport, OpenContext context) {
    this(settings, transport, context, uri -> false);
  }

  /**
   * Creates a client that may follow some redirects to other hosts.
   *
   * @param elsewhere whether a redirect to this address of another host may be followed
   */
  public RestClient(
      RestSettings settings,
      RestTransport transport,
      OpenContext context,
      Predicate<URI> elsewhere) {
    this.settings = settings;
    this.transport = transport;
    this.elsewhere = elsewhere;
    this.clock = context.clock();
    this.pause = context.pause();
    this.bucket = new TokenBucket(settings.perSecond(), settings.burst(), clock);
  }

  /** Returns the number of requests sent so far, retries included. */
  public long requests() {
    return requests;
  }

  /** Sends a GET request for JSON to a path below the base address. */
  public RestResponse get(String path) {
    return send("GET", address(path), Map.of("Accept", "application/json"), Optional.empty());
  }

  /**
   * Sends a GET request for JSON to an address that the system itself returned, such as that of the
   * next page.
   */
  public RestResponse get(URI uri) {
    return send("GET", uri, Map.of("Accept", "application/json"), Optional.empty());
  }

  /**
   * Sends a POST request with a JSON body for a JSON response. It must be a query without side
   * effects, since it may be sent twice.
   */
  public RestResponse post(String path, String json) {
    return send("POST", address(path), Map.of("Accept", "application/json"), Optional.of(json));
  }

  /**
   * Sends a conditional GET request for any content type; the response is 304 where the known
   * version is still current.
   */
  public RestResponse fetch(URI uri, Optional<String> etag, Optional<String> modified) {
    Map<String, String> headers = new HashMap<>(Map.of("Accept", "*/*"));
    etag.ifPresent(value -> headers.put("If-None-Match", value));
    modified.ifPresent(value -> headers.put("If-Modified-Since", value));
    return send("GET", uri, headers, Optional.empty());
  }

  /**
   * Returns the response where its status is 2xx and throws {@link SourceFailureException}
   * otherwise; {@code what} names the resource in the message.
   */
  public static RestResponse served(RestResponse answer, String what) {
    if (answer.isOk()) {
      return answer;
    }
    if (answer.status() == 403) {
      throw SourceFailureException.ofCredentials("the token lacks the right to read " + what);
    }
    throw SourceFailureException.ofSource(what + ": HTTP " + answer.status(), null);
  }

  private URI address(String path) {
    String base = settings.base().toString();
    boolean slash = base.endsWith("/") || path.startsWith("/") || path.isEmpty();
    return URI.create(
        base.endsWith("/") && path.startsWith("/")
            ? base + path.substring(1)
            : base + (slash ? "" : "/") + path);
  }

  private RestResponse send(
      String method, URI uri, Map<String, String> headers, Optional<String> body) {
    URI at = uri;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      RestResponse answer = attempts(request(method, at, headers, body));
      Optional<URI> target =
          answer.isMoved() && method.equals("GET")
              ? answer.header("Location").map(at::resolve)
              : Optional.empty();
      if (target.isEmpty() || !(isHome(target.get()) || elsewhere.test(target.get()))) {
        return answer;
      }
      at = target.get();
    }
    throw SourceFailureException.ofItem(shown(uri) + " redirects in a circle", null);
  }

  private RestRequest request(
      String method, URI uri, Map<String, String> headers, Optional<String> body) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(settings.headers());
    if (isHome(uri)) {
      settings.authorization().ifPresent(value -> all.put("Authorization", value.reveal()));
    }
    return new RestRequest(method, uri, all, body, settings.deadline(), settings.largest());
  }

  private RestResponse attempts(RestRequest request) {
    String last = "";
    for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
      waitUntil(notBefore);
      sleep(bucket.take());
      requests++;
      try {
        RestResponse answer = transport.send(request);
        Optional<Instant> limit = limit(answer);
        if (limit.isPresent()) {
          notBefore = limit.get();
          last = "HTTP " + answer.status();
          continue;
        }
        if (answer.status() == 401) {
          throw SourceFailureException.ofCredentials(
              settings.base().getHost() + " refuses the token: it is wrong, or has expired");
        }
        if (answer.status() < 500 && answer.status() != 429 && isWhole(request, answer)) {
          return answer;
        }
        last = answer.isOk() ? "its answer is cut off, or no JSON" : "HTTP " + answer.status();
      } catch (IOException e) {
        last = String.valueOf(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw SourceFailureException.ofSource("was stopped; the next run goes on from here", e);
      }
      notBefore = clock.instant().plus(RetryDelays.backOff(attempt));
    }
    throw SourceFailureException.ofItem(
        shown(request.uri()) + " cannot be had: " + last + ", " + settings.attempts() + " times",
        null);
  }

  private Optional<Instant> limit(RestResponse answer) {
    boolean limited = answer.status() == 429 || answer.status() == 503 || answer.status() == 403;
    return limited ? RetryDelays.notBefore(answer, clock.instant()) : Optional.empty();
  }

  private static boolean isWhole(RestRequest request, RestResponse answer) {
    String accept = String.valueOf(request.headers().get("Accept"));
    boolean answered =
        answer.header("Content-Type").filter(type -> type.contains("json")).isPresent();
    boolean json = accept.equals("application/json") || (answered && accept.contains("json"));
    return !answer.isOk() || !json || answer.isWholeJson();
  }

  private void waitUntil(Instant time) {
    Duration wait = Duration.between(clock.instant(), time);
    if (wait.compareTo(settings.longestWait()) > 0) {
      throw SourceFailureException.ofLimit(
          settings.base().getHost() + " asks to wait until " + time, time);
    }
    sleep(wait);
  }

  private void sleep(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      return;
    }
    try {
      pause.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceFailureException.ofSource("was stopped; the next run goes on from here", e);
    }
  }

  private boolean isHome(URI uri) {
    return String.valueOf(uri.getScheme()).equals(settings.base().getScheme())
        && String.valueOf(uri.getHost()).equalsIgnoreCase(settings.base().getHost())
        && uri.getPort() == settings.base().getPort();
  }

  /** Returns host and path for messages, without the query, which may hold secrets. */
  private static String shown(URI uri) {
    return uri.getHost() + uri.getPath();
  }
}
