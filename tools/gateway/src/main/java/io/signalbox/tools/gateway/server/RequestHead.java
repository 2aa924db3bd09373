package io.signalbox.tools.gateway.server;

import java.util.Map;
import java.util.Optional;

/**
 * Method, path and headers of an HTTP request, without its body.
 *
 * @param method in capitals
 * @param path without the query
 * @param headers by their names in lower case; the first of each name
 */
public record RequestHead(String method, String path, Map<String, String> headers) {
  public RequestHead {
    headers = Map.copyOf(headers);
  }

  /** Returns a header's value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Returns the key or token that the request carries in any header of the protocols; empty if
   * there is none.
   */
  public String credential() {
    String authorization = headers.getOrDefault("authorization", "");
    if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return authorization.substring(7).strip();
    }
    return headers.getOrDefault("x-api-key", headers.getOrDefault("api-key", "")).strip();
  }
}
