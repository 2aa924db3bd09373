package io.signalbox.ingestion.live.web;

import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.ingestion.markup.OverlongTagFilter;
import io.signalbox.ingestion.source.SourceKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Extracts file name, links and robots directives from the HTTP response of a web page. */
final class WebPage {
  private static final int MOST_LINKS = 2_000;

  private WebPage() {}

  static boolean isHtml(RestResponse answer) {
    String type = answer.header("Content-Type").orElse("text/html").toLowerCase(Locale.ROOT);
    return type.contains("html");
  }

  /**
   * Returns a file name with the ending of the response's format; empty for unsupported formats.
   */
  static Optional<String> fileName(RestResponse answer) {
    String path = String.valueOf(answer.uri().getPath());
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (isHtml(answer)) {
      return Optional.of((name.isEmpty() ? "index" : name) + ".html");
    }
    String type = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.contains("pdf")) {
      return Optional.of(name.endsWith(".pdf") ? name : name + ".pdf");
    }
    return Optional.of(name).filter(SourceKind.PAGES::reads);
  }

  /** Returns the normalised addresses that the page links to, without {@code nofollow} links. */
  static List<String> links(String page, RestResponse answer) {
    Document html = Jsoup.parse(OverlongTagFilter.asText(answer.text()), page);
    Set<String> links = new LinkedHashSet<>();
    for (Element link : html.select("a[href]")) {
      if (links.size() < MOST_LINKS && !link.attr("rel").contains("nofollow")) {
        WebAddress.normal(link.absUrl("href")).ifPresent(links::add);
      }
    }
    return List.copyOf(links);
  }

  /** Returns whether the page has a {@code noindex} directive, in its header or meta tags. */
  static boolean isNotToBeIndexed(RestResponse answer) {
    boolean byHeader =
        answer
            .header("X-Robots-Tag")
            .filter(tag -> tag.toLowerCase(Locale.ROOT).contains("noindex"))
            .isPresent();
    return byHeader
        || Jsoup.parse(OverlongTagFilter.asText(answer.text()))
            .select("meta[name=robots], meta[name=signalbox]")
            .stream()
            .anyMatch(tag -> tag.attr("content").toLowerCase(Locale.ROOT).contains("noindex"));
  }
}
