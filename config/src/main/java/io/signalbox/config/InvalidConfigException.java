package io.signalbox.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when the settings file has errors. The message lists every problem, one a line, top to
 * bottom.
 */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<ConfigProblem> problems;

  InvalidConfigException(String fileName, List<ConfigProblem> problems) {
    super(
        inOrder(problems).stream().map(p -> p.in(fileName)).collect(Collectors.joining("\n")),
        null,
        false,
        false);
    this.problems = inOrder(problems);
  }

  /** Returns all problems, in the order of the file; never empty. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  private static List<ConfigProblem> inOrder(List<ConfigProblem> problems) {
    return problems.stream()
        .distinct()
        .sorted(Comparator.comparingInt(ConfigProblem::line))
        .toList();
  }
}
