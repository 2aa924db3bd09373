package io.signalbox.ingestion.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.ingestion.live.web.WebSystem.WebOpener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSourceTest {
  @TempDir private Path folder;
  private final Map<String, String> pages = new TreeMap<>();
  private RestPeer peer;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on(
        "/robots.txt",
        request ->
            new PeerAnswer(
                200,
                Map.of("Content-Type", "text/plain"),
                "User-agent: *\nDisallow: /docs/private/\nCrawl-delay: 0.1\n",
                false));
    peer.on("/docs/away.html", request -> moved("http://127.0.0.2:9/secret"));
    peer.on("/docs/.*", this::page);
    page("a.html", "Alpha runbook text. <a href='b.html#x'>b</a> <a href='private/p.html'>p</a>");
    page("b.html", "Beta runbook text. <a href='a.html'>a</a> <a href='away.html'>out</a>");
    page("private/p.html", "Not for robots.");
    page("", "Start here. <a href='a.html'>a</a> <a href='https://other.example.com/'>o</a>");
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private static PeerAnswer moved(String to) {
    return PeerAnswer.status(302, Map.of("Location", to));
  }

  private void page(String path, String text) {
    pages.put(
        "/docs/" + path,
        "<html><head><title>Page "
            + path
            + "</title></head><body><main><h1>Page "
            + path
            + "</h1><p>"
            + text
            + "</p></main></body></html>");
  }

  private PeerAnswer page(PeerRequest request) {
    String html = pages.get(request.path());
    if (html == null) {
      return PeerAnswer.status(404, Map.of());
    }
    String etag = "\"" + html.hashCode() + "\"";
    return request.header("If-None-Match").equals(Optional.of(etag))
        ? PeerAnswer.status(304, Map.of("ETag", etag))
        : PeerAnswer.html(html).with("ETag", etag);
  }

  private WebOpener opener(boolean sitemap) {
    return new WebOpener(
        new WebSettings(URI.create(peer.url() + "/docs/"), sitemap, List.of(), 100, 50, true));
  }

  @Test
  void followsLinksWithinTheSiteAsRobotsMayAndAsksOnlyForWhatChanged() {
    assertThat(live.run(opener(false)).failure()).isEmpty();
    assertThat(live.stored()).containsExactly("a.html", "b.html", "index");
    assertThat(live.document("a.html").frontMatter().link()).contains(peer.url() + "/docs/a.html");
    assertThat(peer.requests).noneMatch(r -> r.path().contains("private"));

    page("b.html", "Gamma runbook text.");
    pages.remove("/docs/a.html");
    page("", "Start here. <a href='b.html'>b</a> <a href='a.html'>a</a>");
    live.clock.move(Duration.ofDays(2));
    peer.taken();
    SyncReport report = live.run(opener(false));
    assertThat(report).returns(2L, SyncReport::stored).returns(1L, SyncReport::removed);
    assertThat(live.stored()).containsExactly("b.html", "index");

    live.clock.move(Duration.ofDays(2));
    peer.taken();
    assertThat(live.run(opener(false))).returns(0L, SyncReport::stored);
    assertThat(peer.requests.stream().filter(r -> r.header("If-None-Match").isPresent()))
        .hasSize(2);
  }

  @Test
  void readsTheSitemapsAndTakesNothingForGoneWhereOneOfThemIsMissing() {
    String root = peer.url() + "/docs/";
    peer.on(
        "/docs/sitemap.xml",
        request ->
            PeerAnswer.html(
                "<sitemapindex><sitemap><loc>%sone.xml</loc></sitemap></sitemapindex>"
                    .formatted(root)));
    peer.on(
        "/docs/one.xml",
        request ->
            PeerAnswer.html(
                "<urlset><url><loc>%sa.html</loc></url><url><loc>%sb.html</loc></url></urlset>"
                    .formatted(root, root)));
    assertThat(live.run(opener(true)).failure()).isEmpty();
    assertThat(live.stored()).containsExactly("a.html", "b.html");

    peer.on("/docs/one.xml", request -> PeerAnswer.status(404, Map.of()));
    live.clock.move(Duration.ofDays(2));
    assertThat(live.run(opener(true)).failure().orElseThrow()).contains("one.xml: HTTP 404");
    assertThat(live.stored()).hasSize(2);
  }

  @Test
  void readsNothingInAPrivateNetworkUnlessItIsOnesOwn() {
    WebOpener open = opener(false);
    WebOpener stranger =
        new WebOpener(
            new WebSettings(
                open.settings().url(),
                false,
                List.of("127.0.0.2"),
                100,
                50,
                /* privateNetwork= */ false));
    assertThat(live.run(stranger).failure().orElseThrow()).contains("private network");
    assertThat(peer.requests).isEmpty();
  }

  @Test
  void readsRobotsRulesAsTheStandardHasThem() {
    RobotsRules rules =
        RobotsRules.parse(
            """
            User-agent: other
            Disallow: /
            User-agent: *
            Disallow: /wiki/
            Allow: /wiki/public
            Disallow: /*.pdf$
            Disallow: /search?q=
            Sitemap: https://example.com/map.xml
            """);
    assertThat(rules.allows("/wiki/a")).isFalse();
    assertThat(rules.allows("/wiki/public/a")).isTrue();
    assertThat(rules.allows("/a.pdf")).isFalse();
    assertThat(rules.allows("/a.pdf?x")).isTrue();
    assertThat(rules.allows("/search?q=a")).isFalse();
    assertThat(rules.sitemaps()).containsExactly("https://example.com/map.xml");
    assertThat(RobotsRules.parse("User-agent: Signalbox\nDisallow: /\n").allows("/a")).isFalse();
    assertThat(RobotsRules.none().allows("/a")).isTrue();
  }
}
