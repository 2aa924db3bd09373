package io.signalbox.bot.slack.command.agents;

import io.signalbox.config.ConfigProblem;
import io.signalbox.config.InvalidConfigException;
import java.util.stream.Collectors;

/** Plain-text description of a manifest's errors, each with a corrected form. Pure. */
final class ManifestProblems {
  private static final int MOST = 5;

  private ManifestProblems() {}

  static String of(InvalidConfigException invalid) {
    int left = invalid.problems().size() - MOST;
    return "The manifest cannot be read. "
        + invalid.problems().stream()
            .limit(MOST)
            .map(ManifestProblems::sentence)
            .collect(Collectors.joining(" "))
        + (left > 0 ? " And " + left + " more." : "")
        + " A manifest is YAML such as {name: poet, purpose: writes poems, team: data}, an agent"
        + " card, a server.json or a Backstage component.";
  }

  private static String sentence(ConfigProblem problem) {
    String place = problem.line() > 0 ? "Line " + problem.line() + ": " : "";
    String key = problem.path().isEmpty() ? "it" : "'" + problem.path() + "'";
    return place + key + " " + problem.message() + ".";
  }
}
