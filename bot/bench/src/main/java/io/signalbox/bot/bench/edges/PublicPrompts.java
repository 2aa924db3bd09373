package io.signalbox.bot.bench.edges;

import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.tools.foresight.prompt.PromptFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the Markdown prompts in folders of cloned repositories, without duplicates. */
final class PublicPrompts {
  private static final int LEAST = 20;

  private PublicPrompts() {}

  static List<String> texts(List<Path> folders) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(PublicPrompts::isPrompt).sorted().toList()) {
          String name = folder.relativize(file).toString();
          String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
          texts.add(PromptFileReader.read(name, content).getFirst().text());
        }
      }
    }
    if (texts.size() < LEAST) {
      throw new UnusableInputException("only " + texts.size() + " Markdown prompts in " + folders);
    }
    return List.copyOf(texts);
  }

  private static boolean isPrompt(Path file) {
    return Files.isRegularFile(file) && file.toString().endsWith(".md");
  }
}
