package io.signalbox.ingestion.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Duties of every format of pages. A test of a {@link PageParser} implements this, and runs its
 * tests with its own.
 */
public interface SourceFormatContract {

  /** Returns the parser under test. */
  PageParser parser();

  /**
   * Returns a page of the format with the heading "Undo" and below it the sentence "Uncordon it."
   */
  String samplePage();

  /** Headings lead to text. */
  @Test
  default void contractTextIsFoundUnderItsHeading() throws IOException {
    ParsedPage page = parsed("ops/drain-node", samplePage().getBytes(UTF_8));

    assertThat(page.sections())
        .anySatisfy(
            section -> {
              assertThat(section.headingPath()).contains("Undo");
              assertThat(section.blocks().toString()).contains("Uncordon it.");
            });
  }

  /** A page always has a title. */
  @Test
  default void contractAPageWithoutATitleIsNamedByItsPath() throws IOException {
    ParsedPage page = parsed("ops/drain-node", "Uncordon it.".getBytes(UTF_8));

    assertThat(page.frontMatter().title()).isEqualTo("Drain node");
  }

  /** Nothing is made up. */
  @Test
  default void contractAnEmptyPageHasNoText() throws IOException {
    assertThat(parsed("ops/empty", new byte[0]).sections())
        .allSatisfy(section -> assertThat(section.blocks()).isEmpty());
  }

  /** Readers may be shared. */
  @Test
  default void contractTheSameBytesGiveTheSamePage() throws IOException {
    byte[] bytes = samplePage().getBytes(UTF_8);

    assertThat(parsed("a", bytes)).isEqualTo(parsed("a", bytes));
  }

  /** Bytes that are not UTF-8 cost at most their page, which then says why. */
  @Test
  default void contractWhatIsNotUtf8IsReadAroundOrUnreadable() throws IOException {
    byte[] text = samplePage().getBytes(UTF_8);
    byte[] broken = new byte[text.length + 1];
    System.arraycopy(text, 0, broken, 0, text.length);
    broken[text.length] = (byte) 0xe4;

    try {
      assertThat(parsed("a", broken).sections().toString()).contains("Uncordon it.");
    } catch (UnreadablePageException e) {
      assertThat(e.getMessage()).contains("UTF-8");
    }
  }

  /** The stream is its owner's to close, and its faults are its owner's to know. */
  @Test
  default void contractTheStreamIsNotClosedAndItsFaultsComeThrough() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream watched =
        new FilterInputStream(new ByteArrayInputStream(samplePage().getBytes(UTF_8))) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    InputStream faulty =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }
        };

    parser().parse("a", watched);

    assertThat(closed).isFalse();
    assertThatThrownBy(() -> parser().parse("a", faulty)).hasMessageContaining("the disk is gone");
  }

  /** Hostile text ends in a page or in a sentence, in no other way. */
  @Test
  default void contractHostileTextStopsNothing() throws IOException {
    for (String hostile :
        List.of(
            "\u0000\u0001\u0002",
            "*".repeat(10_000),
            "<".repeat(10_000),
            "> ".repeat(5_000),
            "[".repeat(5_000),
            "```\n".repeat(3_001),
            "---\n".repeat(3_001),
            "\u202e\ufeff\u2028" + samplePage())) {
      try {
        assertThat(parsed("a", hostile.getBytes(UTF_8)).frontMatter().title()).isNotEmpty();
      } catch (UnreadablePageException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  private ParsedPage parsed(String path, byte[] bytes) throws IOException {
    return parser().parse(path, new ByteArrayInputStream(bytes));
  }
}
