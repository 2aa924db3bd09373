package io.signalbox.ingestion.live.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Normalises and compares the addresses of web pages. */
final class WebAddress {
  private static final int LONGEST = 1_000;

  private WebAddress() {}

  /**
   * Returns the address without fragment and with its host in lower case; empty where it is no
   * usable http address.
   */
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

  /** Returns whether the page's address begins with this prefix and stays below it. */
  static boolean isBelow(String page, String prefix) {
    return page.startsWith(prefix) && !page.contains("/../");
  }

  /** Returns the path with the query, for matching against robots.txt. */
  static String path(String page) {
    URI uri = URI.create(page);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
