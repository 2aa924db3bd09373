package io.signalbox.ingestion.live.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP response of a REST system: status, headers and body.
 *
 * @param uri that was requested last, which differs from the first after a redirect
 * @param headers by name, without regard to case
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, and never compared
public record RestResponse(int status, URI uri, Map<String, List<String>> headers, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*;[^<]*?rel=\"?([\\w ]+)\"?");

  public RestResponse {
    TreeMap<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    headers = byName;
  }

  /** Returns the first value of the header of this name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).flatMap(all -> all.stream().findFirst());
  }

  /** Returns whether the status is 2xx. */
  public boolean isOk() {
    return status / 100 == 2;
  }

  /** Returns whether the status is 404 or 410. */
  public boolean isGone() {
    return status == 404 || status == 410;
  }

  /** Returns whether the status is 304, not modified. */
  public boolean isUnchanged() {
    return status == 304;
  }

  /**
   * Returns whether the status is a redirect (301, 302, 307, 308) that the client did not follow.
   */
  public boolean isMoved() {
    return status == 301 || status == 302 || status == 307 || status == 308;
  }

  /** Parses the body as JSON; the client has checked that it is complete. */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether the body is empty or complete, valid JSON. */
  boolean isWholeJson() {
    try {
      return body.length == 0 || !JSON.readTree(body).isMissingNode();
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the body decoded as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the address with this relation, such as {@code next}, from the {@code Link} header. */
  public Optional<URI> link(String relation) {
    for (String header : headers.getOrDefault("Link", List.of())) {
      Matcher link = LINK.matcher(header);
      while (link.find()) {
        if (List.of(link.group(2).split(" ", -1)).contains(relation)) {
          return Optional.of(uri.resolve(link.group(1)));
        }
      }
    }
    return Optional.empty();
  }
}
