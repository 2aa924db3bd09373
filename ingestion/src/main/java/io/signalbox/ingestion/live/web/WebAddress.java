package io.signalbox.ingestion.live.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Addresses of pages, written one way. */
final class WebAddress {
  private static final int LONGEST = 1_000;

  private WebAddress() {}

  /** Returns the address without its fragment and with its host in lower case. */
  static Optional<String> normal(String address) {
    if (address.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(address.strip().replaceFirst("#.*", "")).normalize();
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.matches("https?") || uri.getHost() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return Optional.of(
          scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path + query);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns whether the page lies in this folder of its site. */
  static boolean isBelow(String page, String prefix) {
    return page.startsWith(prefix) && !page.contains("/../");
  }

  /** Returns the path with the query, as robots.txt has it. */
  static String path(String page) {
    URI uri = URI.create(page);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
