package io.signalbox.ingestion.live.http;

import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a {@link RestClient}: base address, credentials, rate limit, retries and size limits.
 *
 * @param base address that paths are added to; its host alone gets the credentials
 * @param authorization value of the header with the credentials
 * @param headers sent with each request
 * @param perSecond requests a second
 * @param burst requests at once
 * @param attempts at one request
 * @param deadline of one attempt
 * @param longestWait most that a run waits because the system says so; beyond that it ends and the
 *     next one begins no earlier than the system allows
 * @param largest most bytes of an answer
 */
public record RestSettings(
    URI base,
    Optional<Secret> authorization,
    Map<String, String> headers,
    double perSecond,
    int burst,
    int attempts,
    Duration deadline,
    Duration longestWait,
    int largest) {
  private static final int USUAL_LARGEST = 64 << 20;

  public RestSettings {
    headers = Map.copyOf(headers);
  }

  /**
   * Returns default settings for this base address: 10 requests a second, bursts of 20, 5 attempts.
   */
  public static RestSettings of(URI base) {
    return new RestSettings(
        base,
        Optional.empty(),
        Map.of(),
        10,
        20,
        5,
        Duration.ofSeconds(60),
        Duration.ofMinutes(2),
        USUAL_LARGEST);
  }

  /** Returns a copy that authenticates with a bearer token. */
  public RestSettings bearer(Secret token) {
    return authorized("Bearer " + token.reveal());
  }

  /** Returns a copy that uses HTTP basic authentication with a user and a token or password. */
  public RestSettings basic(String user, Secret token) {
    String both = user + ":" + token.reveal();
    return authorized(
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Returns a copy that authenticates with a token, if there is one: with basic authentication for
   * a user's token, else as a bearer token.
   */
  public RestSettings login(Optional<String> user, Optional<Secret> token) {
    return token
        .map(secret -> user.map(name -> basic(name, secret)).orElseGet(() -> bearer(secret)))
        .orElse(this);
  }

  /** Returns a copy with this value of the header {@code Authorization}. */
  public RestSettings authorized(String value) {
    return new RestSettings(
        base,
        Optional.of(new Secret(value)),
        headers,
        perSecond,
        burst,
        attempts,
        deadline,
        longestWait,
        largest);
  }

  /** Returns a copy with one more header on every request, which must not be secret. */
  public RestSettings with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new RestSettings(
        base, authorization, more, perSecond, burst, attempts, deadline, longestWait, largest);
  }

  /** Returns a copy with another rate limit. */
  public RestSettings paced(double requestsPerSecond, int requestsAtOnce) {
    return new RestSettings(
        base,
        authorization,
        headers,
        requestsPerSecond,
        requestsAtOnce,
        attempts,
        deadline,
        longestWait,
        largest);
  }

  /** Returns a copy with another maximum response size, in bytes. */
  public RestSettings answering(int bytes) {
    return new RestSettings(
        base, authorization, headers, perSecond, burst, attempts, deadline, longestWait, bytes);
  }
}
