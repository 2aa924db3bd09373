package io.signalbox.ingestion.addon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.ingestion.page.UnreadablePageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeParserTest {
  private final OfficeParser parser = parser(Duration.ofSeconds(20));

  private static OfficeParser parser(Duration longest) {
    return new OfficeParser(
        Optional.of(
            new OfficeAddOn(
                System.getProperty("java.class.path"), FakeProgram.class.getName(), 32, longest)));
  }

  @Test
  void namesTheAddOnWhereThereIsNone() {
    assertThatThrownBy(() -> parse(new OfficeParser(Optional.empty()), "x"))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageContaining("office add-on");
  }

  @Test
  void oneProgramReadsManyDocumentsWithoutThisEnvironment() throws IOException {
    String first = text(parse(parser, "one"));
    String second = text(parse(parser, "two"));

    assertThat(first).isEqualTo(second).doesNotContain("PATH=");
  }

  @ParameterizedTest
  @CsvSource({
    "fill, needs more than 32 MB of memory",
    "die, ended the program",
    "refuse, is broken"
  })
  void whateverADocumentDoesCostsThatDocumentAlone(String document, String reason)
      throws IOException {
    assertThatThrownBy(() -> parse(parser, document))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageContaining(reason);

    assertThat(parse(parser, "next").frontMatter().title()).isEqualTo("next");
  }

  @Test
  void aDocumentThatHangsIsGivenUpAndTheNextIsRead() throws IOException {
    OfficeParser impatient = parser(Duration.ofSeconds(5));

    assertThatThrownBy(() -> parse(impatient, "hang"))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageContaining("takes longer than 5 s");

    assertThat(parse(impatient, "next").frontMatter().title()).isEqualTo("next");
  }

  private static ParsedPage parse(OfficeParser parser, String document) throws IOException {
    return parser.parse(
        "a.pdf", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(ParsedPage page) {
    return page.sections().getFirst().blocks().getFirst().markdown();
  }
}
