package io.signalbox.tools.gateway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.lifecycle.ModelEnding;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the headers that announce a model's retirement: {@code Deprecation} (RFC 9745), {@code
 * Sunset} (RFC 8594) and {@code Link} with the relation {@code successor-version} (RFC 5829).
 */
final class LifecycleHeaders {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  private LifecycleHeaders() {}

  static void put(HttpServerResponse response, ModelEnding ending) {
    if (!ending.exact()) {
      return;
    }
    ending.announced().ifPresent(day -> response.putHeader("deprecation", "@" + seconds(day)));
    response.putHeader("sunset", HTTP_DATE.format(ending.day().atStartOfDay(ZoneOffset.UTC)));
    if (!ending.successors().isEmpty()) {
      response.putHeader(
          "link",
          ending.successors().stream()
              .map(
                  model ->
                      "<urn:signalbox:model:" + encoded(model) + ">; rel=\"successor-version\"")
              .collect(Collectors.joining(", ")));
    }
  }

  /**
   * Writes the headers of a refusal because of the retirement, with a link to the page that
   * announces it (relation {@code sunset} of RFC 8594).
   */
  static void refused(HttpServerResponse response, ModelEnding ending) {
    put(response, ending);
    if (ending.source().matches("https?://[\\x21-\\x7e&&[^<>]]+")) {
      String earlier = response.headers().get("link");
      response.putHeader(
          "link",
          (earlier == null ? "" : earlier + ", ") + "<" + ending.source() + ">; rel=\"sunset\"");
    }
  }

  /** Writes the header that names the retired route in whose place another one answered. */
  static void moved(HttpServerResponse response, String route, ModelEnding ending) {
    response.putHeader("x-signalbox-moved", encoded(route) + "; retired=" + ending.day());
  }

  private static String encoded(String model) {
    return URLEncoder.encode(model, UTF_8).replace("%2F", "/").replace("%3A", ":");
  }

  private static long seconds(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
