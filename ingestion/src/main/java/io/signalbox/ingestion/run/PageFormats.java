package io.signalbox.ingestion.run;

import io.signalbox.ingestion.addon.OfficeAddOn;
import io.signalbox.ingestion.addon.OfficeParser;
import io.signalbox.ingestion.page.ConvertingPageParser;
import io.signalbox.ingestion.page.HtmlParser;
import io.signalbox.ingestion.page.MarkdownParser;
import io.signalbox.ingestion.page.PageParser;
import io.signalbox.ingestion.page.PageTitle;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.site.DocumentationSites;
import io.signalbox.knowledge.document.FrontMatter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

/** Page parser for all formats, which chooses the format's parser by the file's ending. */
public final class PageFormats implements PageParser {
  private final DocumentationSites sites = new DocumentationSites();
  private final PageParser markdown = new MarkdownParser();
  private final PageParser html = new HtmlParser();
  private final PageParser converted = new ConvertingPageParser();
  private final PageParser office = new OfficeParser(OfficeAddOn.installed());

  /**
   * Returns the data outside a page file that affect its content, for change detection; empty where
   * there are none.
   */
  String besides(Path root, String path) {
    return sites.besides(root, path);
  }

  /**
   * Parses a page, adding titles and substitutions of the MkDocs or Sphinx project that it lies in.
   *
   * @param root of its source
   */
  public ParsedPage parse(Path root, String path, InputStream in) throws IOException {
    ParsedPage page = parse(path, sites.resolved(root, path, in));
    // A page that has a title of its own keeps it.
    return page.frontMatter().title().equals(PageTitle.fromPath(path))
        ? sites.title(root, path).map(title -> titled(page, title)).orElse(page)
        : page;
  }

  private static ParsedPage titled(ParsedPage page, String title) {
    FrontMatter front = page.frontMatter();
    return new ParsedPage(
        new FrontMatter(
            title,
            front.link(),
            front.owner(),
            front.lastReviewedOn(),
            front.reviewDue(),
            front.tags()),
        page.sections(),
        page.notes());
  }

  @Override
  public ParsedPage parse(String path, InputStream in) throws IOException {
    return parser(path).parse(path, in);
  }

  private PageParser parser(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (OfficeAddOn.reads(name)) {
      return office;
    }
    if (ConvertingPageParser.reads(name)) {
      return converted;
    }
    return HtmlParser.reads(name) ? html : markdown;
  }
}
