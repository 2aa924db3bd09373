package io.signalbox.ingestion.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FencedCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "make",
        "```\nmake\n```",
        "````text\nmake\n`````",
        "  make\n\n  install",
        "~~~\nx"
      })
  void nothingInTheCodeEndsIt(String code) {
    Node block = Parser.builder().build().parse(FencedCode.around(code, "sh")).getFirstChild();

    assertThat(block)
        .isInstanceOfSatisfying(
            FencedCodeBlock.class,
            fenced -> {
              assertThat(fenced.getInfo()).isEqualTo("sh");
              assertThat(fenced.getLiteral()).isEqualTo(code + "\n");
            });
    assertThat(block.getNext()).isNull();
  }

  @Test
  void asciidocAndRstKeepAFenceThatIsCode() {
    List<String> asciidoc = List.of("[source,markdown]", "----", "````", "make", "````", "----");
    List<String> rst = List.of(".. code-block:: markdown", "", "   ````", "   make", "   ````");

    assertThat(AsciidocText.toMarkdown(asciidoc))
        .contains("`````markdown\n````\nmake\n````\n`````");
    assertThat(RstText.toMarkdown(rst)).contains("`````markdown\n````\nmake\n````\n`````");
  }
}
