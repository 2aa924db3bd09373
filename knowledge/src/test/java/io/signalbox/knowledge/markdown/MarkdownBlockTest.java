package io.signalbox.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownBlockTest {

  @Test
  void tellsProseListsCodeAndTablesApart() {
    String markdown =
        """
        Do this:
        1. Stop it:

           ```bash
           stop it
           ```

        2. Start it.

        ```sql
        SELECT 1;
        ```

        | what | limit |
        | --- | --- |
        | size | 1 MB |
        Done.
        """;

    assertThat(MarkdownBlock.of(markdown))
        .containsExactly(
            new MarkdownBlock.Prose("Do this:"),
            new MarkdownBlock.Items(
                java.util.List.of("1. Stop it:\n\n   ```bash\n   stop it\n   ```", "2. Start it.")),
            new MarkdownBlock.Code("```sql\nSELECT 1;\n```"),
            new MarkdownBlock.Table("| what | limit |\n| --- | --- |\n| size | 1 MB |"),
            new MarkdownBlock.Prose("Done."));
  }

  @Test
  void keepsFencesInsideLongerFences() {
    String markdown = "````md\n```bash\nls\n```\n~~~\n````\nAfter.";

    assertThat(MarkdownBlock.of(markdown))
        .containsExactly(
            new MarkdownBlock.Code("````md\n```bash\nls\n```\n~~~\n````"),
            new MarkdownBlock.Prose("After."));
  }

  @Test
  void takesAFenceThatIsNeverClosedAsCodeToTheEnd() {
    assertThat(MarkdownBlock.of("```\nls\n\nrm"))
        .containsExactly(new MarkdownBlock.Code("```\nls\n\nrm"));
  }

  @Test
  void takesASentenceWithAPipeForProse() {
    assertThat(MarkdownBlock.of("Run a | b and see.\nThen c."))
        .containsExactly(new MarkdownBlock.Prose("Run a | b and see.\nThen c."));
  }
}
