package io.signalbox.tools.foresight.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.foresight.impact.EvaluationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptFolderTest {
  @TempDir private Path folder;

  @Test
  void linksThatLeadOutOfTheFolderAreNotReadAndNamed() throws IOException {
    Path prompts = Files.createDirectories(folder.resolve("prompts/.hidden")).getParent();
    Path secret = Files.writeString(folder.resolve("secret.txt"), "root:x:0:0");
    Files.writeString(prompts.resolve("tone.md"), "Be brief.");
    Files.writeString(prompts.resolve(".hidden/key.md"), "A key.");
    Files.createSymbolicLink(prompts.resolve("out.md"), secret);
    Files.createSymbolicLink(prompts.resolve("set.jsonl"), secret);
    Files.createSymbolicLink(prompts.resolve("in.md"), Path.of("tone.md"));
    Files.createSymbolicLink(prompts.resolve("key.md"), Path.of(".hidden/key.md"));

    assertThat(PromptFolder.read(prompts).files())
        .extracting(PromptFile::name)
        .containsExactly("in.md", "tone.md");
    assertThat(PromptFolder.leadingOut(prompts)).containsExactly("out.md");
    PromptSource source = new PromptSource("house", prompts, "platform");
    assertThat(EvaluationFiles.near(source, "tone.md", "set.jsonl").file()).isEmpty();
    assertThat(EvaluationFiles.inAny(List.of(source), "set.jsonl").file()).isEmpty();
  }

  @Test
  void aFolderThatIsReachedThroughALinkIsReadByItsRealPath() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real/prompts"));
    Files.writeString(real.resolve("tone.md"), "Be brief.");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

    assertThat(PromptFolder.read(link.resolve("prompts")).files())
        .extracting(PromptFile::name)
        .containsExactly("tone.md");
  }
}
