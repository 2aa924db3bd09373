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
 * Settings of a client of one system.
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

  /** Usual settings for a system at this address: 10 requests a second, 5 attempts. */
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

  /** The same with a token, as most systems take it. */
  public RestSettings bearer(Secret token) {
    return authorized("Bearer " + token.reveal());
  }

  /** The same with a user and a token or a password. */
  public RestSettings basic(String user, Secret token) {
    String both = user + ":" + token.reveal();
    return authorized(
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same with this value in the header {@code Authorization}. */
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

  /** The same with one more header; none that is secret. */
  public RestSettings with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new RestSettings(
        base, authorization, more, perSecond, burst, attempts, deadline, longestWait, largest);
  }

  /** The same at another pace. */
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

  /** The same for answers of at most so many bytes. */
  public RestSettings answering(int bytes) {
    return new RestSettings(
        base, authorization, headers, perSecond, burst, attempts, deadline, longestWait, bytes);
  }
}
