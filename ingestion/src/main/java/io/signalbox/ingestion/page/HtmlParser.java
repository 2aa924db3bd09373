package io.signalbox.ingestion.page;

import io.signalbox.knowledge.document.FrontMatter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reader of HTML as wikis and site generators export it, malformed or not. Navigation and other
 * furniture is dropped; what is left of the main part becomes Markdown.
 *
 * <p>Owner, review date and tags come from meta tags named like the keys of front matter; where no
 * review date is given, {@code article:modified_time} stands for it. The link is the page's
 * canonical address, where it names an absolute one.
 */
public final class HtmlParser implements PageParser {
  /** Bounds the stack that walking the tree needs; what is deeper is lifted to this level. */
  private static final int MOST_LEVELS = 200;

  @Override
  public ParsedPage parse(String path, InputStream in) throws IOException {
    byte[] bytes = PageText.readBytes(in);
    Document document =
        Jsoup.parse(
            new ByteArrayInputStream(bytes),
            null,
            "",
            Parser.htmlParser().setMaxDepth(MOST_LEVELS));
    PageFields fields = PageFields.of(metaTags(document));
    String title =
        fields.title().or(() -> HtmlMain.title(document)).orElseGet(() -> PageTitle.fromPath(path));
    PageOutline outline = new PageOutline();
    HtmlBlocks.read(HtmlMain.of(document), outline);
    FrontMatter frontMatter =
        new FrontMatter(
            title,
            canonical(document),
            fields.owner(),
            fields.lastReviewedOn(),
            fields.reviewDue(),
            fields.tags());
    return new ParsedPage(frontMatter, outline.sections(title), fields.notes());
  }

  private static Map<String, List<String>> metaTags(Document document) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Element meta : document.select("meta[content]")) {
      String name = meta.hasAttr("name") ? meta.attr("name") : meta.attr("property");
      values
          .computeIfAbsent(PageFields.key(name), key -> new ArrayList<>())
          .add(meta.attr("content"));
    }
    List<String> modified =
        values.getOrDefault(
            "articlemodifiedtime", values.getOrDefault("dctermsmodified", List.of()));
    values.putIfAbsent("reviewdate", modified);
    values.putIfAbsent("tags", values.getOrDefault("articletag", List.of()));
    return values;
  }

  private static Optional<String> canonical(Document document) {
    return Optional.ofNullable(document.selectFirst("link[rel=canonical][href]"))
        .map(link -> link.attr("href").strip())
        .filter(href -> href.startsWith("https://") || href.startsWith("http://"));
  }
}
