package io.signalbox.tools.foresight.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Source of a model fact: page or file, day of reading and level of trust.
 *
 * @param page address of the page, or name of the file
 * @param checked day on which it was read there
 */
public record FactSource(String page, LocalDate checked, FactTrust trust) {

  /** Returns the http or https address of the page; empty where the source is named otherwise. */
  public Optional<URI> address() {
    try {
      URI uri = new URI(page);
      boolean web = "https".equalsIgnoreCase(uri.getScheme());
      web |= "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
