package io.signalbox.ingestion.live.web;

import java.net.URI;
import java.util.List;

/** Settings of a site. */
record WebSettings(
    URI url,
    boolean sitemap,
    List<String> hosts,
    int mostPages,
    double perSecond,
    boolean privateNetwork) {
  WebSettings {
    hosts = List.copyOf(hosts);
  }

  /** Returns the address that is read, as tables show it. */
  String address() {
    return url.toString();
  }

  /** Returns all that decides what is read. */
  String identity() {
    return String.join("\n", url.toString(), "" + sitemap, "" + hosts, "" + mostPages);
  }

  /** Returns the folder that everything lies in: the address up to its last slash. */
  String prefix() {
    String whole = url.toString();
    int slash = whole.lastIndexOf('/');
    return slash > "https://".length() ? whole.substring(0, slash + 1) : whole + "/";
  }
}
