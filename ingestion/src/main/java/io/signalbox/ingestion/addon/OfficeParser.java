package io.signalbox.ingestion.addon;

import io.signalbox.ingestion.page.HtmlParser;
import io.signalbox.ingestion.page.PageParser;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.page.UnreadablePageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Page parser for PDF and office documents, which the add-on converts to HTML in a process of its
 * own. A document that crashes the process costs itself only: the process is started anew for the
 * next.
 */
public final class OfficeParser implements PageParser {
  private final Optional<OfficeAddOn> addOn;
  private final PageParser html = new HtmlParser();
  private @Nullable OfficeProcess process;

  public OfficeParser(Optional<OfficeAddOn> addOn) {
    this.addOn = addOn;
  }

  @Override
  public synchronized ParsedPage parse(String path, InputStream in) throws IOException {
    if (addOn.isEmpty()) {
      throw new UnreadablePageException(0, OfficeAddOn.MISSING);
    }
    String read = running(addOn.get()).read(OfficeAddOn.ending(path), in);
    return html.parse(path, new ByteArrayInputStream(read.getBytes(StandardCharsets.UTF_8)));
  }

  private OfficeProcess running(OfficeAddOn installed) throws IOException {
    OfficeProcess current = process;
    if (current == null || !current.isUsable()) {
      if (current != null) {
        current.end();
      }
      current = OfficeProcess.start(installed);
      process = current;
    }
    return current;
  }
}
