package io.signalbox.ingestion.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** A document of Tika's formats as HTML; what is embedded in it is left out. */
final class OfficeDocument {
  private static final int MOST_CHARACTERS = 5 * 1024 * 1024;

  private OfficeDocument() {}

  /**
   * @param ending of the file's name, in lower case
   */
  static String html(String ending, byte[] bytes) throws RefusedDocumentException {
    if (bytes.length == 0) {
      throw new RefusedDocumentException("The document is empty, or larger than 64 MB.");
    }
    ContentHandler written = new ToXMLContentHandler();
    ContentHandler handler = new WriteOutContentHandler(written, MOST_CHARACTERS);
    try (InputStream in = TikaInputStream.get(new ByteArrayInputStream(bytes))) {
      parser(ending).parse(in, handler, new Metadata(), context());
    } catch (EncryptedDocumentException e) {
      throw new RefusedDocumentException("The document is protected by a password.");
    } catch (TikaException | SAXException | IOException | RuntimeException e) {
      if (WriteLimitReachedException.isWriteLimitReached(e)) {
        throw new RefusedDocumentException("The document holds more than 5 million characters.");
      }
      throw new RefusedDocumentException(
          "The document is broken (" + e.getClass().getSimpleName() + ").");
    }
    return OfficeHtml.tidied(ending, written.toString());
  }

  private static Parser parser(String ending) throws RefusedDocumentException {
    return switch (ending) {
      case "pdf" -> new PDFParser();
      case "docx", "pptx" -> new OOXMLParser();
      case "odt", "odp" -> new OpenDocumentParser();
      default -> throw new RefusedDocumentException("No reader for ." + ending + ".");
    };
  }

  private static ParseContext context() {
    PDFParserConfig pdf = new PDFParserConfig();
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    pdf.setExtractInlineImages(false);
    pdf.setExtractAcroFormContent(true);
    pdf.setExtractBookmarksText(false);
    pdf.setSuppressDuplicateOverlappingText(true);
    pdf.setSortByPosition(false);
    OfficeParserConfig office = new OfficeParserConfig();
    office.setIncludeDeletedContent(false);
    office.setIncludeHeadersAndFooters(false);
    office.setIncludeSlideNotes(true);
    office.setIncludeSlideMasterContent(false);
    ParseContext context = new ParseContext();
    context.set(PDFParserConfig.class, pdf);
    context.set(OfficeParserConfig.class, office);
    context.set(EmbeddedDocumentExtractor.class, new LeftOut());
    return context;
  }

  private static final class LeftOut implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
  }
}
