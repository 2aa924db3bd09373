package io.signalbox.bot.workspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The pictures of the documentation, taken from the page itself: {@code mvn -pl bot -am
 * -Dtest=ScreenshotsTest -Dsignalbox.write-docs=true test} writes docs/images. Without it they are
 * only taken, which shows that they could be. They are not compared: fonts differ between machines.
 */
@ExtendWith(Chromium.class)
class ScreenshotsTest {
  private static final Path IMAGES = Path.of("../../docs/images");
  private static final int MOST_BYTES = 150_000;

  private static void take(PageFixture it, String name) {
    byte[] picture =
        small(
            it.page.screenshot(
                new Page.ScreenshotOptions()
                    .setCaret(ScreenshotCaret.HIDE)
                    .setAnimations(ScreenshotAnimations.DISABLED)));
    assertThat(picture.length).as(name + ".png").isBetween(5_000, MOST_BYTES);
    if (Boolean.getBoolean("signalbox.write-docs")) {
      try {
        Files.createDirectories(IMAGES);
        Files.write(IMAGES.resolve(name + ".png"), picture);
      } catch (IOException e) {
        throw new UncheckedIOException("the pictures cannot be written", e);
      }
    }
  }

  /** The browser packs for speed; this packs for size. */
  private static byte[] small(byte[] picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
      ImageWriteParam packing = writer.getDefaultWriteParam();
      packing.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      packing.setCompressionQuality(0);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, List.of(), null), packing);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  @Test
  void anAnswerInItsThread(Browser browser) {
    for (PageFixture.Look look :
        new PageFixture.Look[] {PageFixture.Look.LIGHT, PageFixture.Look.DARK}) {
      try (PageFixture it = new PageFixture(browser, look).open("UASHA/CPAY/1795430400.000100")) {
        it.find("#thread .message").last().waitFor();
        take(it, look == PageFixture.Look.DARK ? "workspace-dark" : "workspace");
      }
    }
  }

  @Test
  void aPhone(Browser browser) {
    try (PageFixture it =
        new PageFixture(browser, PageFixture.Look.PHONE).open("UASHA/CPAY/1795430400.000100")) {
      it.find("#thread .message").last().waitFor();
      take(it, "workspace-phone");
    }
  }

  @Test
  void aModal(Browser browser) {
    try (PageFixture it =
        new PageFixture(browser, PageFixture.Look.LIGHT).open("UASHA/CPAY/1795430400.000100")) {
      it.find("#thread .message").last().waitFor();
      it.server.emit(
          "{\"type\":\"view_opened\",\"view\":" + StubWorkspace.resource("modal.json") + "}");
      it.find("dialog [data-action]").first().waitFor();
      take(it, "workspace-modal");
    }
  }
}
