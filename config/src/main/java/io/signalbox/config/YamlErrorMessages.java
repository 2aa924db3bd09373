package io.signalbox.config;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Converts a YAML parser's exception into a one-sentence problem with a line. Its own messages
 * quote the text around the mistake, which may be a password that was not put in quotes; none of
 * that is repeated here.
 */
final class YamlErrorMessages {
  private YamlErrorMessages() {}

  static ConfigProblem explain(YamlEngineException e, String text) {
    if (e instanceof ReaderException reader) {
      int line = lineOf(text, reader.getPosition());
      return new ConfigProblem("", line, "holds a character that YAML does not allow");
    }
    if (e instanceof MarkedYamlEngineException marked) {
      return new ConfigProblem("", line(marked), sentence(marked));
    }
    return new ConfigProblem("", 0, "is not valid YAML");
  }

  private static int line(MarkedYamlEngineException e) {
    // For something never closed, the place where it was opened says more than the end of the file.
    boolean unclosed = problem(e).contains("end of stream");
    return (unclosed ? e.getContextMark().or(e::getProblemMark) : e.getProblemMark())
        .or(e::getContextMark)
        .map(Mark::getLine)
        .map(line -> line + 1)
        .orElse(0);
  }

  private static String sentence(MarkedYamlEngineException e) {
    String problem = problem(e);
    if (problem.contains("TAB")) {
      return "is indented with a tab; YAML allows only spaces";
    }
    if (problem.contains("end of stream")) {
      return "is not valid YAML: a quote or bracket opened here is never closed";
    }
    if (problem.contains("another document")) {
      return "holds a second document after '---'; the settings are one document";
    }
    if (problem.contains("alias")) {
      return "is not valid YAML: a value that begins with * must be in quotes";
    }
    if (problem.contains("cannot start any token")) {
      return "is not valid YAML: a value that begins with such a character must be in quotes";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "is not valid YAML: a second ': ' on one line, or wrong indentation;"
          + " put a value that contains ': ' in quotes";
    }
    if (problem.contains("block end") || problem.contains("expected ':'")) {
      return "is not valid YAML: 'name: value' or a list item was expected; check the indentation";
    }
    return "is not valid YAML; check the quotes, brackets and indentation here and just above";
  }

  private static String problem(MarkedYamlEngineException e) {
    String problem = e.getProblem();
    return problem == null ? "" : problem;
  }

  private static int lineOf(String text, int position) {
    int end = Math.min(Math.max(position, 0), text.length());
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }
}
