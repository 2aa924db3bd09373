package io.signalbox.ingestion.page;

import io.signalbox.ingestion.markup.ConfluenceStorage;
import io.signalbox.ingestion.markup.OverlongTagFilter;
import io.signalbox.ingestion.read.TextEncoding;
import io.signalbox.knowledge.document.FrontMatter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Page parser for HTML from wikis and site generators, malformed or not, which converts the main
 * content to Markdown. Navigation and other page furniture is dropped.
 *
 * <p>Owner, review date and tags come from meta tags named like the keys of front matter; where no
 * review date is given, {@code article:modified_time} stands for it. The link is the page's
 * canonical address, where it names an absolute one.
 */
public final class HtmlParser implements PageParser {
  private static final Pattern EXPORTED_DAY =
      Pattern.compile("\\bon ([A-Za-z]{3,9} \\d{1,2}, \\d{4}|\\d{1,2} [A-Za-z]{3,9} \\d{4})");

  /**
   * Maximum depth of the element tree, to bound recursion; deeper elements are lifted to this
   * level.
   */
  private static final int MOST_LEVELS = 200;

  /** Returns whether this parser reads files with this name's ending. */
  public static boolean reads(String path) {
    return path.endsWith(".html") || path.endsWith(".htm") || path.endsWith(".xhtml");
  }

  /**
   * Escapes overlong tags in HTML of any ASCII-compatible encoding, by way of Latin-1, which keeps
   * every byte.
   */
  private static byte[] withoutEndlessTags(byte[] html) {
    return OverlongTagFilter.asText(new String(html, StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public ParsedPage parse(String path, InputStream in) throws IOException {
    byte[] bytes = PageText.readBytes(in);
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean isStorage = ConfluenceStorage.isStorage(text);
    if (isStorage) {
      bytes = ConfluenceStorage.asHtml(text).getBytes(StandardCharsets.UTF_8);
    }
    Document document =
        Jsoup.parse(
            new ByteArrayInputStream(withoutEndlessTags(bytes)),
            null,
            "",
            Parser.htmlParser().setMaxDepth(MOST_LEVELS));
    if (document.charset().equals(StandardCharsets.UTF_8) && TextEncoding.isForeign(bytes)) {
      throw new UnreadablePageException(0, PageText.NO_TEXT);
    }
    if (isStorage) {
      ConfluenceStorage.expand(document);
    }
    PageFields fields = PageFields.of(metaTags(document));
    String title =
        fields
            .title()
            .or(() -> HtmlMainContent.title(document))
            .orElseGet(() -> PageTitle.fromPath(path));
    PageOutline outline = new PageOutline();
    HtmlBlocks.read(HtmlMainContent.of(document), outline);
    FrontMatter frontMatter =
        new FrontMatter(
            title,
            canonical(document),
            fields.owner(),
            fields.lastReviewedOn(),
            fields.reviewDue(),
            fields.tags());
    return StatedFields.complete(
        new ParsedPage(frontMatter, outline.sections(title), fields.notes()));
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
    exported(document, values);
    NotionExport.read(document, values);
    values.putIfAbsent("reviewdate", modified);
    values.putIfAbsent("tags", values.getOrDefault("articletag", List.of()));
    return values;
  }

  /** Adds author and date from the metadata line of a Confluence export. */
  private static void exported(Document document, Map<String, List<String>> values) {
    Element metadata = document.selectFirst(".page-metadata");
    if (metadata == null) {
      return;
    }
    Element editor = metadata.selectFirst(".editor");
    Element author = editor == null ? metadata.selectFirst(".author") : editor;
    if (author != null && !author.text().toLowerCase(Locale.ROOT).contains("unknown user")) {
      values.putIfAbsent("lastupdateauthor", List.of(author.text().strip()));
    }
    Matcher day = EXPORTED_DAY.matcher(metadata.text());
    if (day.find()) {
      values.putIfAbsent("lastupdatedate", List.of(day.group(1)));
    }
  }

  private static Optional<String> canonical(Document document) {
    return Optional.ofNullable(document.selectFirst("link[rel=canonical][href]"))
        .map(link -> link.attr("href").strip())
        .filter(href -> href.startsWith("https://") || href.startsWith("http://"));
  }
}
