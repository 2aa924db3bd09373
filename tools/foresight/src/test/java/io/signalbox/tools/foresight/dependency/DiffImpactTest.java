package io.signalbox.tools.foresight.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.PromptFileReader;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiffImpactTest {
  private static final String RULES =
      """
      - Name the page that you took the answer from.
      - Never promise a date that nobody gave you.
      - Ask before you change anything on a server.
      """;

  private final PromptFingerprinter fingerprinter = new PromptFingerprinter(new byte[32]);

  private final Map<String, FingerprintSet> holders =
      new HashMap<>(
          Map.of(
              "reader", print("You read.\n" + RULES.lines().limit(2).toList()),
              "writer", print("You write.\n" + RULES),
              "stranger", print("You tell people what the weather will be like in their town.")));

  @Test
  void aChangedSentenceTouchesOnlyThoseThatHoldIt() {
    assertThat(touched("Ask before you change anything on a server.", "Ask twice."))
        .containsExactly("writer");
  }

  @Test
  void aSentenceThatComesNewTouchesAllThatHoldTheFile() {
    assertThat(
            touched("- Name the page", "- Be brief and kind to everybody here.\n- Name the page"))
        .containsExactly("reader", "writer");
  }

  @Test
  void aFileThatIsTakenAwayTouchesAllThatHoldIt() {
    assertThat(impact().touched(new PromptTree(List.of()))).containsExactly("reader", "writer");
  }

  @Test
  void nothingChangedTouchesNobody() {
    assertThat(touched("nothing of this", "is in the file")).isEmpty();
  }

  @Test
  void aFileThatPutsTheChangedOneInIsTouchedThoughNobodySawItsText() {
    String template = "You answer questions on invoices.\n{% include \"rules.md\" %}\n";
    PromptTree before = tree(Map.of("rules.md", RULES, "billing.j2", template));
    PromptTree after =
        tree(Map.of("rules.md", RULES.replace("Never promise", "Promise"), "billing.j2", template));

    assertThat(new DiffImpact(fingerprinter, before, Map.of()).touched(after))
        .containsExactly("billing.j2");
  }

  @Test
  void aFileThatOnlyPutsOthersInCountsByWhatItPutsIn() {
    PromptTree before =
        tree(
            Map.of(
                "rules.md",
                RULES,
                "system.ts",
                "import { r } from \"./rules.md\"\nexport const a = r\n"));
    PromptTree after =
        tree(
            Map.of(
                "rules.md",
                RULES,
                "system.ts",
                "import { r } from \"./rules.md\"\nexport const a = b + r\n"));

    assertThat(new DiffImpact(fingerprinter, before, holders).touched(after))
        .containsExactly("reader", "writer");
  }

  private Set<String> touched(String before, String after) {
    return impact().touched(tree(Map.of("rules.md", RULES.replace(before, after))));
  }

  private DiffImpact impact() {
    return new DiffImpact(fingerprinter, tree(Map.of("rules.md", RULES)), holders);
  }

  private FingerprintSet print(String text) {
    return fingerprinter.winnowed(text);
  }

  private static PromptTree tree(Map<String, String> files) {
    return new PromptTree(
        files.entrySet().stream()
            .map(file -> PromptFileReader.read(file.getKey(), file.getValue()).getFirst())
            .toList());
  }
}
