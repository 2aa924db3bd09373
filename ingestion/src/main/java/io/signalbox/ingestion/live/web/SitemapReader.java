package io.signalbox.ingestion.live.web;

import io.signalbox.ingestion.live.http.RestResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Parser of XML sitemaps and sitemap indexes, plain or gzipped. */
final class SitemapReader {
  private static final int LARGEST = 50 << 20;

  private SitemapReader() {}

  /** Addresses of pages and of further sitemaps in one sitemap file. */
  record SitemapPart(List<String> pages, List<String> sitemaps) {}

  static SitemapPart read(RestResponse answer) throws IOException {
    byte[] bytes = answer.body();
    boolean packed = bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    if (packed) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = in.readNBytes(LARGEST);
      }
    }
    Document xml =
        Jsoup.parse(
            new String(bytes, StandardCharsets.UTF_8), answer.uri().toString(), Parser.xmlParser());
    return new SitemapPart(
        locations(xml, "url > loc", answer.uri()), locations(xml, "sitemap > loc", answer.uri()));
  }

  private static List<String> locations(Document xml, String selector, URI base) {
    List<String> found = new ArrayList<>();
    xml.select(selector)
        .forEach(
            each -> {
              String text = each.text().strip();
              if (!text.isEmpty() && !text.contains(" ")) {
                found.add(base.resolve(text).toString());
              }
            });
    return found;
  }
}
