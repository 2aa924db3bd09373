package io.signalbox.ingestion.live.bucket;

import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Live source that reads the pages among the objects of an S3 bucket; an item's id is its object
 * key. A bucket has no change feed, but lists a thousand keys with their versions at once, so every
 * run lists everything.
 */
final class BucketSource implements LiveSource {
  private static final int PAGE = 1_000;

  private final BucketSettings settings;
  private final RestClient client;

  BucketSource(BucketSettings settings, RestClient client) {
    this.settings = settings;
    this.client = client;
  }

  @Override
  public ChangePage changes(Optional<String> cursor) {
    return new ChangePage(List.of(), "none", false, OptionalLong.of(0));
  }

  @Override
  public boolean wantsSweep() {
    return true;
  }

  /** {@inheritDoc} The page token holds the prefix's index and S3's continuation token. */
  @Override
  public SweepPage sweep(Optional<String> page) {
    String[] at = page.orElse("0 ").split(" ", 2);
    int prefix = Integer.parseInt(at[0]);
    Document listing = list(settings.prefixes().get(prefix), at[1], PAGE);
    List<ItemVersion> items = new ArrayList<>();
    boolean encoded = isEncoded(listing);
    for (Element object : listing.select("Contents")) {
      String key = key(object, encoded);
      if (SourceKind.PAGES.reads(key) && !key.endsWith("/")) {
        items.add(new ItemVersion(key, version(text(object, "ETag"), text(object, "Size"))));
      }
    }
    String next = text(listing, "NextContinuationToken");
    if (next.equals(at[1]) && !next.isEmpty()) {
      throw SourceFailureException.ofSource(
          "the list of " + settings.bucket() + " goes on in a circle", null);
    }
    if (!next.isEmpty()) {
      return new SweepPage(items, Optional.of(prefix + " " + next));
    }
    boolean last = prefix + 1 >= settings.prefixes().size();
    return new SweepPage(items, last ? Optional.empty() : Optional.of((prefix + 1) + " "));
  }

  private Document list(String prefix, String token, int size) {
    String from = token.isEmpty() ? "" : "continuation-token=" + encoded(token) + "&";
    RestResponse answer =
        get(
            "/%s?%sencoding-type=url&list-type=2&max-keys=%d&prefix=%s"
                .formatted(settings.bucket(), from, size, encoded(prefix)));
    if (answer.isGone()) {
      throw SourceFailureException.ofCredentials("there is no bucket " + settings.bucket());
    }
    Document listing =
        Jsoup.parse(
            RestClient.served(answer, "the list of " + settings.bucket()).text(),
            Parser.xmlParser());
    if (listing.selectFirst("ListBucketResult") == null
        || (text(listing, "IsTruncated").equals("true")
            && text(listing, "NextContinuationToken").isEmpty())) {
      // Taking half a list for all of it would remove the other half.
      throw SourceFailureException.ofSource(
          "the list of " + settings.bucket() + " cannot be read", null);
    }
    return listing;
  }

  private RestResponse get(String path) {
    String base = settings.url().toString().replaceFirst("/+$", "");
    return client.fetch(URI.create(base + path), Optional.empty(), Optional.empty());
  }

  /**
   * Returns whether the service URL-encoded the keys of a listing, as requested; not all services
   * do.
   */
  private static boolean isEncoded(Document listing) {
    return text(listing, "EncodingType").equals("url");
  }

  private static String key(Element object, boolean encoded) {
    String written = text(object, "Key");
    return encoded ? URLDecoder.decode(written, StandardCharsets.UTF_8) : written;
  }

  private static String text(Element within, String name) {
    Element found = within.selectFirst(name);
    return found == null ? "" : found.text();
  }

  private static String version(String tag, String size) {
    return tag.replace("\"", "").replaceFirst("^W/", "") + " " + size;
  }

  @Override
  public ItemContent content(String id) {
    if (!settings.reads(id)) {
      return new ItemContent.Gone();
    }
    RestResponse answer =
        get(
            "/"
                + settings.bucket()
                + Arrays.stream(id.split("/", -1))
                    .map(BucketSource::encoded)
                    .collect(Collectors.joining("/", "/", "")));
    if (answer.isGone()) {
      return new ItemContent.Gone();
    }
    if (answer.status() == 403) {
      throw SourceFailureException.ofItem("the key may not read it: it needs s3:GetObject", null);
    }
    byte[] bytes = RestClient.served(answer, id).body();
    return new ItemContent.Present(
        version(answer.header("ETag").orElse(""), "" + bytes.length),
        new LiveItem(
            new ItemBody.Page(id.substring(id.lastIndexOf('/') + 1), bytes),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            answer.header("Last-Modified").flatMap(BucketSource::day),
            List.of()));
  }

  private static Optional<LocalDate> day(String modified) {
    try {
      return Optional.of(
          ZonedDateTime.parse(modified, DateTimeFormatter.RFC_1123_DATE_TIME).toLocalDate());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** URL-encodes text as AWS signatures require. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  @Override
  public ItemAccess access(String id) {
    return settings
        .access(id)
        .<ItemAccess>map(ItemAccess.Permitted::new)
        .orElseGet(ItemAccess.AsConfigured::new);
  }

  @Override
  public GroupSnapshot groups() {
    return GroupSnapshot.none();
  }

  @Override
  public List<CredentialFinding> check() {
    String bucket = settings.bucket();
    List<CredentialFinding> findings = new ArrayList<>();
    Optional<String> page;
    try {
      Document listing = list(settings.prefixes().getFirst(), "", PAGE);
      boolean encoded = isEncoded(listing);
      page =
          listing.select("Contents").stream()
              .map(object -> key(object, encoded))
              .filter(SourceKind.PAGES::reads)
              .findFirst();
      findings.add(new CredentialFinding(true, "the list of bucket " + bucket + " can be read"));
    } catch (SourceFailureException e) {
      return List.of(
          new CredentialFinding(
              false, e.sentence() + "; the key needs s3:ListBucket on bucket " + bucket));
    }
    page.ifPresent(key -> findings.add(tried(key)));
    return findings;
  }

  private CredentialFinding tried(String key) {
    try {
      return new CredentialFinding(
          content(key) instanceof ItemContent.Present, "its objects can be read");
    } catch (SourceFailureException e) {
      return new CredentialFinding(false, "its objects cannot be read: the key needs s3:GetObject");
    }
  }

  @Override
  public long requests() {
    return client.requests();
  }

  @Override
  public void close() {}
}
