package io.signalbox.ingestion.live.web;

import io.signalbox.ingestion.live.SettingsOpener;
import java.net.URI;
import java.util.List;

/** Settings of a live source that crawls a web site. */
record WebSettings(
    URI url,
    boolean sitemap,
    List<String> hosts,
    int mostPages,
    double perSecond,
    boolean privateNetwork)
    implements SettingsOpener.SourceScope {
  WebSettings {
    hosts = List.copyOf(hosts);
  }

  /** Returns the address of the source, as status tables show it. */
  @Override
  public String address() {
    return url.toString();
  }

  /** Returns the settings that determine what is read; a change makes a run read all again. */
  @Override
  public String identity() {
    return String.join("\n", url.toString(), "" + sitemap, "" + hosts, "" + mostPages);
  }

  /**
   * Returns the prefix of all addresses that are crawled: the start address up to its last slash.
   */
  String prefix() {
    String whole = url.toString();
    int slash = whole.lastIndexOf('/');
    return slash > "https://".length() ? whole.substring(0, slash + 1) : whole + "/";
  }
}
