package io.signalbox.ingestion.run;

import io.signalbox.ingestion.addon.OfficeAddOn;
import io.signalbox.ingestion.addon.OfficeParser;
import io.signalbox.ingestion.page.ConvertedParser;
import io.signalbox.ingestion.page.HtmlParser;
import io.signalbox.ingestion.page.MarkdownParser;
import io.signalbox.ingestion.page.PageParser;
import io.signalbox.ingestion.page.ParsedPage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reader of pages of every format, which the file's ending tells. */
public final class PageFormats implements PageParser {
  private final PageParser markdown = new MarkdownParser();
  private final PageParser html = new HtmlParser();
  private final PageParser converted = new ConvertedParser();
  private final PageParser office = new OfficeParser(OfficeAddOn.installed());

  @Override
  public ParsedPage parse(String path, InputStream in) throws IOException {
    return parser(path).parse(path, in);
  }

  private PageParser parser(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (OfficeAddOn.reads(name)) {
      return office;
    }
    if (ConvertedParser.reads(name)) {
      return converted;
    }
    return HtmlParser.reads(name) ? html : markdown;
  }
}
