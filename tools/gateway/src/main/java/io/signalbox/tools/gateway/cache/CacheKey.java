package io.signalbox.tools.gateway.cache;

import io.signalbox.tools.core.route.DataClass;
import java.util.Optional;

/**
 * Cache key of a redacted request: route, data class, sharing caller and fingerprints. Built from
 * the request as it leaves, so without secrets.
 *
 * @param sharedBy the caller, or empty when everybody may be given it
 * @param print of the whole request
 * @param surroundings print of all but the question; the system prompt and every parameter are in
 *     it
 */
public record CacheKey(
    String route,
    DataClass dataClass,
    String sharedBy,
    String print,
    Optional<String> surroundings,
    Optional<String> question) {

  String exact() {
    return place() + print;
  }

  Optional<String> bucket() {
    return surroundings.map(s -> place() + s);
  }

  private String place() {
    return route + "\n" + dataClass + "\n" + sharedBy + "\n";
  }
}
