package io.signalbox.bot.bench.retrieval;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Command-line option {@code --questions} with question files. */
public final class QuestionsOption {
  @Option(
      names = "--questions",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSON lines with questions and what answers them (bot/bench/README.md).")
  private List<Path> files = List.of();

  /** Returns the files, in the order in which they were named. */
  public List<Path> files() {
    return List.copyOf(files);
  }
}
