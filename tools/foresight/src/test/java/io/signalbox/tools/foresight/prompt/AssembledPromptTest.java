package io.signalbox.tools.foresight.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AssembledPromptTest {
  private static final String SELF = "{% include 'self.md' %}\n";

  @Test
  void filesAreExpandedAlsoTwiceAndWithinEachOther() {
    PromptTree tree =
        tree(
            file("a.md", "A {% include 'b.md' %} {% include 'b.md' %} {% include 'gone.md' %}"),
            file("b.md", "B {{> c}}"),
            file("c.md", "C"));

    assertThat(AssembledPrompt.of(tree, tree.file("a.md").orElseThrow()))
        .isEqualTo("A B C B C {% include 'gone.md' %}");
    assertThat(AssembledPrompt.isCut(tree, tree.file("a.md").orElseThrow())).isFalse();
  }

  @Test
  void aFileThatPutsItselfInEndsAtOnce() {
    String body = SELF.repeat(12).strip();
    PromptTree tree = tree(file("self.md", body));

    assertThat(AssembledPrompt.of(tree, tree.file("self.md").orElseThrow())).isEqualTo(body);
    assertThat(AssembledPrompt.isCut(tree, tree.file("self.md").orElseThrow())).isTrue();
  }

  @Test
  void whatGrowsWithEachLevelStaysAsWrittenBeyondTheBounds() {
    List<PromptFile> files = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      files.add(file("bomb" + i + ".md", ("{% include 'bomb" + (i + 1) + ".md' %}\n").repeat(12)));
    }
    files.add(file("bomb8.md", "word ".repeat(20_000)));
    PromptTree tree = tree(files.toArray(PromptFile[]::new));
    PromptFile first = tree.file("bomb0.md").orElseThrow();

    assertThat(AssembledPrompt.of(tree, first).length()).isBetween(900_000, 1_100_000);
    assertThat(AssembledPrompt.of(tree, first)).contains("{% include 'bomb8.md' %}");
    assertThat(AssembledPrompt.isCut(tree, first)).isTrue();
  }

  private static PromptTree tree(PromptFile... files) {
    return new PromptTree(List.of(files));
  }

  private static PromptFile file(String name, String body) {
    return PromptFileReader.read(name, body).getFirst();
  }
}
