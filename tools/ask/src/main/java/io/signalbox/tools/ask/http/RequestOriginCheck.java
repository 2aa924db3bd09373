package io.signalbox.tools.ask.http;

import io.signalbox.tools.ask.asker.AskApiSettings;
import io.signalbox.tools.gateway.server.RequestHead;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Check of the Host and Origin headers of a request, against DNS rebinding and requests from
 * foreign web pages.
 */
final class RequestOriginCheck {
  private final AskApiSettings settings;

  RequestOriginCheck(AskApiSettings settings) {
    this.settings = settings;
  }

  /** Returns the reason to refuse a request; empty when it is allowed. */
  Optional<String> objection(RequestHead head) {
    String host = host(head.header("host").orElse(""));
    if (!settings.hosts().contains(host)) {
      return Optional.of(
          "This server is not known by that name; ask-api.hosts lists further ones.");
    }
    Optional<String> origin = head.header("origin");
    return origin.isPresent() && !isAllowed(origin.get())
        ? Optional.of("Web pages of that origin may not ask; ask-api.origins lists those that may.")
        : Optional.empty();
  }

  private boolean isAllowed(String origin) {
    if (settings.origins().contains(origin)) {
      return true;
    }
    try {
      String host = URI.create(origin).getHost();
      return host != null && settings.hosts().contains(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns the host name of a Host header, without the port. */
  private static String host(String header) {
    String host = header.strip().toLowerCase(Locale.ROOT);
    return host.startsWith("[") ? host.replaceFirst("].*$", "]") : host.replaceFirst(":\\d*$", "");
  }
}
