package io.signalbox.ingestion.live.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP request to a REST system, with its time and size limits.
 *
 * @param body JSON, where there is one
 * @param deadline for the whole answer
 * @param largest most bytes that an answer may have
 */
public record RestRequest(
    String method,
    URI uri,
    Map<String, String> headers,
    Optional<String> body,
    Duration deadline,
    int largest) {
  public RestRequest {
    headers = Map.copyOf(headers);
  }
}
