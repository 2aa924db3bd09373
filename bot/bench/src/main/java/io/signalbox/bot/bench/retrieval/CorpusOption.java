package io.signalbox.bot.bench.retrieval;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Command-line option {@code --corpus} with the folders of pages to measure on. */
public final class CorpusOption {
  @Option(
      names = "--corpus",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of Markdown or HTML pages.")
  private List<Path> folders = List.of();

  /** Returns the folders, in the order in which they were named. */
  public List<Path> folders() {
    return List.copyOf(folders);
  }
}
