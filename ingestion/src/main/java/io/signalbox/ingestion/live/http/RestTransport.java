package io.signalbox.ingestion.live.http;

import java.io.IOException;

/**
 * Port that sends a single HTTP request, without redirects or retries; {@link HttpTransport}
 * implements it.
 */
@FunctionalInterface
public interface RestTransport {
  /**
   * Sends a request and waits for the complete response.
   *
   * @throws IOException where there is none: connection reset, deadline exceeded, response
   *     truncated
   */
  RestResponse send(RestRequest request) throws IOException, InterruptedException;
}
