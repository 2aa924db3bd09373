package io.signalbox.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownPartTest {

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

    assertThat(MarkdownPart.of(markdown))
        .containsExactly(
            new MarkdownPart.Prose("Do this:"),
            new MarkdownPart.Items(
                java.util.List.of("1. Stop it:\n\n   ```bash\n   stop it\n   ```", "2. Start it.")),
            new MarkdownPart.Code("```sql\nSELECT 1;\n```"),
            new MarkdownPart.Table("| what | limit |\n| --- | --- |\n| size | 1 MB |"),
            new MarkdownPart.Prose("Done."));
  }

  @Test
  void keepsFencesInsideLongerFences() {
    String markdown = "````md\n```bash\nls\n```\n~~~\n````\nAfter.";

    assertThat(MarkdownPart.of(markdown))
        .containsExactly(
            new MarkdownPart.Code("````md\n```bash\nls\n```\n~~~\n````"),
            new MarkdownPart.Prose("After."));
  }

  @Test
  void takesAFenceThatIsNeverClosedAsCodeToTheEnd() {
    assertThat(MarkdownPart.of("```\nls\n\nrm"))
        .containsExactly(new MarkdownPart.Code("```\nls\n\nrm"));
  }

  @Test
  void takesASentenceWithAPipeForProse() {
    assertThat(MarkdownPart.of("Run a | b and see.\nThen c."))
        .containsExactly(new MarkdownPart.Prose("Run a | b and see.\nThen c."));
  }
}
