package io.signalbox.ingestion.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the main content and the title of an HTML page, removing navigation and other page
 * furniture.
 */
final class HtmlMainContent {
  /** Selectors of the main content, the most reliable first. */
  private static final List<String> PLACES =
      List.of(
          "main",
          "[role=main]",
          "#main-content",
          ".wiki-content",
          ".markdown-body",
          "article",
          "#content");

  private static final String FURNITURE =
      "script, style, noscript, template, nav, header, footer, form, iframe, svg,"
          + " [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo],"
          + " [role=search], .breadcrumb, .breadcrumbs, #breadcrumbs, #breadcrumb-section, .toc,"
          + " .toc-macro, .table-of-contents, .sidebar, #sidebar, .page-metadata, .headerlink,"
          + " .anchor-link, a.anchor, .gutter, .linenos, .lineno, .line-numbers-rows, .skip-link,"
          + " .pageSection .pageSectionHeader";

  /** CSS classes of asides that are kept, since some generators write warnings as asides. */
  private static final Pattern CALLOUT =
      Pattern.compile("(?i)admonition|note|warn|caution|danger|tip|callout|alert|important|info");

  /** Prefix with the space's name in titles of Confluence exports: {@code SPACE : Page}. */
  private static final Pattern SPACE_PREFIX = Pattern.compile("^[^:]{1,80} : (?=.)");

  private HtmlMainContent() {}

  /** Returns the element with the main content, and removes page furniture from the document. */
  static Element of(Document document) {
    document.select(FURNITURE).remove();
    document.select("aside").stream()
        .filter(aside -> !CALLOUT.matcher(aside.className()).find())
        .forEach(Element::remove);
    for (String place : PLACES) {
      List<Element> found = document.select(place);
      Optional<Element> outermost = found.stream().filter(Element::hasText).findFirst();
      // Several articles are a list of them, and then the page is what is around.
      boolean one = found.stream().filter(Element::hasText).count() == 1;
      if (outermost.isPresent() && (one || !place.equals("article"))) {
        return outermost.get();
      }
    }
    return document.body();
  }

  /**
   * Returns the title; must run before page furniture is removed, since the first heading is often
   * in a header.
   */
  static Optional<String> title(Document document) {
    String titled = PageTitle.oneLine(document.title());
    String heading =
        Optional.ofNullable(document.selectFirst("h1")).map(h1 -> heading(h1)).orElse("");
    boolean headingIsShorter =
        !heading.isEmpty() && titled.length() > heading.length() && titled.contains(heading);
    String social =
        Optional.ofNullable(document.selectFirst("meta[property=og:title]"))
            .map(meta -> PageTitle.oneLine(meta.attr("content")))
            .orElse("");
    String best =
        titled.isEmpty() || headingIsShorter ? heading.isEmpty() ? social : heading : titled;
    boolean confluence = document.selectFirst("#title-text, .wiki-content") != null;
    String bare = confluence ? SPACE_PREFIX.matcher(best).replaceFirst("") : best;
    return Optional.of(bare).filter(title -> !title.isBlank());
  }

  private static String heading(Element h1) {
    return PageTitle.oneLine(h1.text().replace("¶", ""));
  }
}
