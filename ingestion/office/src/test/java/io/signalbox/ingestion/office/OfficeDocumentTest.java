package io.signalbox.ingestion.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

/** Documents that are made here, and what is kept of them. */
class OfficeDocumentTest {

  @Test
  void givesEachPageOfAPdfItsNumberAndItsListsAsLists() throws Exception {
    String html = OfficeDocument.html("pdf", pdf("Drain a node", "- Cordon it", "- Drain it"));

    assertThat(html)
        .contains("<h2>Page 1</h2>", "<h2>Page 2</h2>")
        .contains("<li>Cordon it</li><li>Drain it</li>");
  }

  @Test
  void keepsTheTableOfADocument() throws Exception {
    String html = OfficeDocument.html("docx", docx());

    assertThat(html).contains("Limits of a node", "pods", "400");
    assertThat(html).contains("<table>");
  }

  @Test
  void givesASlideItsTitleAsAHeadingAndKeepsItsNotes() throws Exception {
    String html = OfficeDocument.html("pptx", pptx());

    assertThat(html).contains("<h2>Slide 1: Failover</h2>");
    assertThat(html).contains("<li>Call the desk</li>");
  }

  @Test
  void refusesAZipBombAndAnEntityThatReadsAFile() throws Exception {
    String evil =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document"
            + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>";

    assertThatThrownBy(() -> OfficeDocument.html("docx", zip("word/document.xml", evil)))
        .isInstanceOf(RefusedDocumentException.class);
    assertThatThrownBy(
            () ->
                OfficeDocument.html(
                    "docx", zip("word/document.xml", "<a>" + " ".repeat(60_000_000) + "</a>")))
        .isInstanceOf(RefusedDocumentException.class);
  }

  @Test
  void refusesBrokenDocumentsWithASentence() throws Exception {
    Random random = new Random(7);
    for (byte[] whole : new byte[][] {pdf("Text"), docx(), pptx()}) {
      for (String ending : new String[] {"pdf", "docx", "pptx", "odt"}) {
        byte[] broken = whole.clone();
        for (int i = 0; i < 40; i++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        try {
          assertThat(OfficeDocument.html(ending, broken)).isNotNull();
        } catch (RefusedDocumentException e) {
          assertThat(e).hasMessageEndingWith(".");
        }
      }
    }
  }

  private static byte[] pdf(String... lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < 2; i++) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.setLeading(14);
          content.newLineAtOffset(50, 700);
          for (String line : lines) {
            content.showText(line);
            content.newLine();
          }
          content.endText();
        }
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  private static byte[] docx() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("Limits of a node");
      XWPFTable table = document.createTable(2, 2);
      table.getRow(0).getCell(0).setText("limit");
      table.getRow(0).getCell(1).setText("value");
      table.getRow(1).getCell(0).setText("pods");
      table.getRow(1).getCell(1).setText("400");
      document.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] pptx() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XMLSlideShow show = new XMLSlideShow()) {
      XSLFSlide slide =
          show.createSlide(show.getSlideMasters().get(0).getLayout(SlideLayout.TITLE_AND_CONTENT));
      slide.getPlaceholder(0).setText("Failover");
      slide.getPlaceholder(1).setText("Call the desk\nPromote the replica");
      show.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return out.toByteArray();
  }
}
