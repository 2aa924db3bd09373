package io.signalbox.ingestion.live.http;

import java.io.IOException;

/** Way of a single request, without redirects and without a second attempt. */
@FunctionalInterface
public interface RestTransport {
  /**
   * Sends a request and waits for the whole answer.
   *
   * @throws IOException where there is none: reset, too late, cut off
   */
  RestAnswer send(RestRequest request) throws IOException, InterruptedException;
}
