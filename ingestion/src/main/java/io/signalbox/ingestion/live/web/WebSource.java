package io.signalbox.ingestion.live.web;

import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory.OpenContext;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.ingestion.live.http.RestTransport;
import io.signalbox.ingestion.live.web.CrawlStateFile.PageMark;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Live source that crawls a web site, by its sitemap or by links. A site has no change feed, so
 * every listing is a walk over its pages; each is requested conditionally, and an unchanged one
 * costs a response without a body.
 */
final class WebSource implements LiveSource {
  private static final int LOT = 50;
  private static final int MOST_SITEMAPS = 500;

  /**
   * Number of consecutive pages that cannot be fetched after which the whole site counts as failed.
   */
  private static final int MOST_FAILURES = 3;

  private final WebSettings settings;
  private final SiteClient site;
  private final CrawlStateFile memory;
  private final Map<String, RestResponse> fetched = new HashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Deque<String> waiting = new ArrayDeque<>();
  private int failures;

  private WebSource(WebSettings settings, RestTransport transport, OpenContext context) {
    this.settings = settings;
    this.memory = CrawlStateFile.open(context.folder());
    this.site = new SiteClient(settings, transport, context);
  }

  static WebSource open(WebSettings settings, RestTransport transport, OpenContext context) {
    return new WebSource(settings, transport, context);
  }

  @Override
  public ChangePage changes(Optional<String> cursor) {
    return new ChangePage(List.of(), "none", false, OptionalLong.of(0));
  }

  @Override
  public SweepPage sweep(Optional<String> page) {
    if (page.isEmpty()) {
      begin();
    }
    fetched.clear();
    List<ItemVersion> items = new ArrayList<>();
    for (int i = 0; i < LOT && !waiting.isEmpty(); i++) {
      visit(waiting.remove()).ifPresent(items::add);
    }
    save();
    return new SweepPage(items, waiting.isEmpty() ? Optional.empty() : Optional.of("on"));
  }

  private void begin() {
    seen.clear();
    waiting.clear();
    if (!settings.sitemap()) {
      found(settings.url().toString());
      return;
    }
    List<String> maps = new ArrayList<>(site.robots().sitemaps());
    if (maps.isEmpty()) {
      maps.add(URI.create(settings.prefix()).resolve("sitemap.xml").toString());
    }
    Set<String> read = new LinkedHashSet<>();
    while (!maps.isEmpty() && read.size() < MOST_SITEMAPS) {
      String map = maps.removeFirst();
      if (read.add(map)) {
        maps.addAll(sitemap(map));
      }
    }
    if (seen.isEmpty()) {
      throw SourceFailureException.ofSource(
          "the sitemap of "
              + settings.address()
              + " names no page below it; sitemap: false goes from link to link",
          null);
    }
  }

  private List<String> sitemap(String address) {
    RestResponse answer = site.fetch(URI.create(address), Optional.empty(), Optional.empty());
    if (!answer.isOk()) {
      // Taking half a sitemap for all of it would remove the other half.
      throw SourceFailureException.ofSource(
          "the sitemap " + address + ": HTTP " + answer.status(), null);
    }
    try {
      SitemapReader.SitemapPart part = SitemapReader.read(answer);
      part.pages().forEach(this::found);
      return part.sitemaps();
    } catch (IOException e) {
      throw SourceFailureException.ofSource("the sitemap " + address + " cannot be read", e);
    }
  }

  /** Queues a page, unless it was seen, lies outside the site or is disallowed by robots.txt. */
  private void found(String address) {
    Optional<String> page = WebAddress.normal(address);
    if (page.isPresent()
        && seen.size() < settings.mostPages()
        && WebAddress.isBelow(page.get(), settings.prefix())
        && site.robots().allows(WebAddress.path(page.get()))
        && seen.add(page.get())) {
      waiting.add(page.get());
    }
  }

  private Optional<ItemVersion> visit(String page) {
    Optional<PageMark> known = memory.find(page);
    RestResponse answer;
    try {
      answer = ask(page, known);
    } catch (SourceFailureException e) {
      failures++;
      if (e.kind() != SourceFailureException.FailureKind.ITEM || failures >= MOST_FAILURES) {
        throw e;
      }
      if (known.isEmpty()) {
        return Optional.empty();
      }
      // It is there as far as anybody knows; what cannot be had now is no loss.
      known.get().links().forEach(this::followed);
      return Optional.of(new ItemVersion(id(page), known.get().version()));
    }
    failures = 0;
    if (answer.isUnchanged() && known.isPresent()) {
      known.get().links().forEach(this::followed);
      return Optional.of(new ItemVersion(id(page), known.get().version()));
    }
    if (!answer.isOk()) {
      memory.remove(page);
      return Optional.empty();
    }
    PageMark mark = mark(page, answer);
    memory.put(page, mark);
    mark.links().forEach(this::followed);
    fetched.put(id(page), answer);
    return Optional.of(new ItemVersion(id(page), mark.version()));
  }

  private RestResponse ask(String page, Optional<PageMark> known) {
    return site.fetch(
        URI.create(page),
        known.map(PageMark::etag).filter(each -> !each.isEmpty()),
        known.map(PageMark::modified).filter(each -> !each.isEmpty()));
  }

  private void followed(String link) {
    if (!settings.sitemap()) {
      found(link);
    }
  }

  private static PageMark mark(String page, RestResponse answer) {
    return new PageMark(
        answer.header("ETag").orElse(""),
        answer.header("Last-Modified").orElse(""),
        new ContentFingerprint().add(answer.text()).hex(),
        WebPage.isHtml(answer) ? WebPage.links(page, answer) : List.of());
  }

  @Override
  public ItemContent content(String id) {
    RestResponse answer = fetched.get(id);
    String page = settings.prefix() + (id.equals("index") ? "" : id);
    if (answer == null) {
      answer = ask(page, Optional.empty());
      if (answer.isGone() || answer.isMoved()) {
        memory.remove(page);
        return new ItemContent.Gone();
      }
      if (!answer.isOk()) {
        throw SourceFailureException.ofItem(page + ": HTTP " + answer.status(), null);
      }
    }
    String version = new ContentFingerprint().add(answer.text()).hex();
    Optional<String> file = WebPage.fileName(answer);
    if (file.isEmpty()) {
      return new ItemContent.Skipped(version, "is of a kind that is not read");
    }
    if (WebPage.isHtml(answer) && WebPage.isNotToBeIndexed(answer)) {
      return new ItemContent.Skipped(version, "asks not to be indexed");
    }
    return new ItemContent.Present(
        version, LiveItem.of(new ItemBody.Page(file.get(), answer.body()), Optional.of(page)));
  }

  private String id(String page) {
    String below = page.substring(settings.prefix().length());
    return below.isEmpty() ? "index" : below;
  }

  @Override
  public ItemAccess access(String id) {
    return new ItemAccess.AsConfigured();
  }

  @Override
  public GroupSnapshot groups() {
    return GroupSnapshot.none();
  }

  @Override
  public List<CredentialFinding> check() {
    RestResponse answer = site.fetch(settings.url(), Optional.empty(), Optional.empty());
    boolean allowed = site.robots().allows(WebAddress.path(settings.url().toString()));
    return List.of(
        new CredentialFinding(
            answer.isOk() && allowed,
            settings.address()
                + (allowed ? ": HTTP " + answer.status() : " is closed to robots by robots.txt")));
  }

  private void save() {
    try {
      memory.save();
    } catch (IOException e) {
      throw SourceFailureException.ofSource(
          "the marks of pages cannot be kept: " + e.getMessage(), e);
    }
  }

  /** {@inheritDoc} A day, since each page costs a request and the site may be somebody else's. */
  @Override
  public Duration sweepEvery(long items) {
    return Duration.ofDays(1);
  }

  @Override
  public long requests() {
    return site.requests();
  }

  @Override
  public void close() {}
}
