package io.signalbox.ingestion.live.web;

import io.signalbox.ingestion.live.LiveSourceFactory.OpenContext;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.http.AddressGuard;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.ingestion.live.http.RestSettings;
import io.signalbox.ingestion.live.http.RestTransport;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * HTTP client of the web crawler for one site, which respects the crawl delay and refuses private
 * network addresses.
 */
final class SiteClient {
  private static final int LARGEST = 10 << 20;
  private static final double FASTEST = 50;

  private final WebSettings settings;
  private final RestTransport transport;
  private final OpenContext context;
  private final RestClient first;
  private @Nullable RobotsRules robots;
  private @Nullable RestClient paced;

  SiteClient(WebSettings settings, RestTransport transport, OpenContext context) {
    this.settings = settings;
    this.transport = transport;
    this.context = context;
    this.first = client(settings.perSecond());
  }

  private RestClient client(double perSecond) {
    RestSettings usual = RestSettings.of(URI.create(settings.prefix()));
    return new RestClient(
        usual.paced(perSecond, 1).with("User-Agent", "signalbox").answering(LARGEST),
        request -> {
          if (!settings.privateNetwork() && AddressGuard.isPrivate(request.uri())) {
            throw SourceFailureException.ofItem(
                request.uri().getHost() + " is in a private network, where pages do not lead",
                null);
          }
          return transport.send(request);
        },
        context,
        uri -> settings.hosts().contains(String.valueOf(uri.getHost())));
  }

  RestResponse fetch(URI uri, Optional<String> etag, Optional<String> modified) {
    return paced().fetch(uri, etag, modified);
  }

  /** Returns the rules of the site's robots.txt, fetched once a run. */
  RobotsRules robots() {
    RobotsRules known = robots;
    if (known == null) {
      RestResponse answer =
          first.fetch(
              URI.create(settings.prefix()).resolve("/robots.txt"),
              Optional.empty(),
              Optional.empty());
      known = answer.isOk() ? RobotsRules.parse(answer.text()) : RobotsRules.none();
      robots = known;
    }
    return known;
  }

  private RestClient paced() {
    RestClient known = paced;
    if (known == null) {
      double asked =
          robots().delay().filter(each -> each > 0).map(each -> 1 / each).orElse(FASTEST);
      known = client(Math.min(asked, settings.perSecond()));
      paced = known;
    }
    return known;
  }

  long requests() {
    RestClient known = paced;
    return first.requests() + (known == null ? 0 : known.requests());
  }
}
