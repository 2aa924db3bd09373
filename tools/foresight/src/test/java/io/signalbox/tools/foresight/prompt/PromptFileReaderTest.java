package io.signalbox.tools.foresight.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromptFileReaderTest {
  @Test
  void readsTheTextsOfAProgramAndItsCodeApart() {
    PromptFile file =
        read(
            "rules.ts",
            """
            import { x } from "./shared/tone"
            // A comment with "quotes" and `ticks`
            export function rules(mcp: boolean) {
              return `# Rules
            - Never guess a ${mcp ? "server" : "path"}.
            ${mcp ? `- Ask the server first.` : ""}`
            }
            """);

    assertThat(file.text())
        .contains("# Rules", "- Never guess a", "- Ask the server first.")
        .doesNotContain("return", "comment", "export");
    assertThat(file.references()).containsExactly("./shared/tone");
    assertThat(file.lines().get(4).code()).contains("mcp?");
  }

  @Test
  void readsPythonStringsWithThreeQuotes() {
    PromptFile file =
        read(
            "prompts/triage.py",
            """
            from .tone import HOUSE_STYLE
            # not "a prompt"
            SYSTEM = \"\"\"You sort tickets.
            Be brief.\"\"\"
            """);

    assertThat(file.text()).isEqualTo("You sort tickets.\nBe brief.");
    assertThat(file.references()).containsExactly(".tone");
  }

  @Test
  void partialsOfDotpromptAndPromptsOfAPromptfooConfigurationAreFound() {
    PromptFile order = read("shop/order.prompt", "Sum up the order.\n{{> footer year=2026}}");
    PromptFile footer = read("shop/_footer.prompt", "Thank the customer by name.");
    PromptFile checks =
        read(
            "evals/promptfooconfig.yaml",
            """
            prompts:
              - file://../shop/order.prompt
              # - file://../shop/gone.txt
            tests: file://cases.yaml
            """);
    PromptTree tree = new PromptTree(List.of(order, footer, checks));

    assertThat(tree.included(order)).containsExactly("shop/_footer.prompt");
    assertThat(tree.included(checks)).containsExactly("shop/order.prompt");
    assertThat(tree.missing(order)).isEmpty();
    assertThat(tree.missing(checks)).isEmpty();
  }

  @Test
  void leavesOutTestsOfProgramsAndNotPromptsBesideThem() {
    assertThat(PromptFileReader.reads("tests/triage_test.py")).isFalse();
    assertThat(PromptFileReader.reads("tests/triage.md")).isTrue();
  }

  @Test
  void readsWhatATemplatePutsInAndWhatFrontMatterUses() {
    PromptFile file =
        read(
            "triage.j2",
            """
            ---
            uses: [house-style, tone.md]
            ---
            {% include "parts/safety.md" %}
            You sort tickets for {{ team }}.
            """);

    assertThat(file.references())
        .containsExactlyInAnyOrder("house-style", "tone.md", "parts/safety.md");
    assertThat(file.text()).contains("You sort tickets").doesNotContain("uses");
  }

  @Test
  void aSnapshotFileHoldsOnePromptAnEntry() {
    List<PromptFile> files =
        PromptFileReader.read(
            "__snapshots__/a.snap",
            "// Jest\n\nexports[`first 1`] = `\n\"You are A.\"\n`;\n\nexports[`second 1`] ="
                + " `\n\"You are B.\"\n`;\n");

    assertThat(files)
        .extracting(PromptFile::name)
        .containsExactly("__snapshots__/a.snap#first 1", "__snapshots__/a.snap#second 1");
    assertThat(files.get(0).text()).contains("You are A.").doesNotContain("You are B.");
  }

  @Test
  void testsOfProgramsAreNotPrompts() {
    assertThat(PromptFileReader.reads("src/prompts/rules.ts")).isTrue();
    assertThat(PromptFileReader.reads("src/prompts/__tests__/rules.test.ts")).isFalse();
    assertThat(PromptFileReader.reads("logo.png")).isFalse();
  }

  @Test
  void aLiteralThatIsNeverClosedDoesNotSwallowTheNextLine() {
    PromptFile file = read("a.js", "const a = \"no end\nconst b = \"You sort tickets.\"\n");

    assertThat(file.text()).contains("You sort tickets.");
  }

  @Test
  void resolvesReferencesByPathByImportAndByName() {
    PromptTree tree =
        new PromptTree(
            List.of(
                read("src/system.ts", "import { rules } from \"./sections/index.js\"\n"),
                read("src/sections/index.ts", "export * from \"./rules\"\n"),
                read("src/sections/rules.ts", "export const a = `Never guess.`\n"),
                read("agents/triage.md", "---\nuses: house-style\n---\nSort tickets.\n"),
                read("parts/house-style.md", "Be brief.\n")));

    assertThat(tree.closure(tree.file("src/system.ts").orElseThrow()))
        .containsExactly("src/sections/index.ts", "src/sections/rules.ts");
    assertThat(tree.included(tree.file("agents/triage.md").orElseThrow()))
        .containsExactly("parts/house-style.md");
  }

  private static PromptFile read(String path, String content) {
    return PromptFileReader.read(path, content).getFirst();
  }
}
