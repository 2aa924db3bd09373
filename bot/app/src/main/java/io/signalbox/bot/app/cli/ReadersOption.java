package io.signalbox.bot.app.cli;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Principal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Command-line option that names the readers of the answers, whose rights limit what may be quoted.
 */
final class ReadersOption {
  @Option(
      names = "--as",
      split = ",",
      paramLabel = "PRINCIPAL",
      description =
          "Who will read the answer: group:NAME, channel:ID, user:ID (default: public only).")
  private List<String> principals = List.of();

  /** Returns the audience that the option names. */
  Audience audience(CommandSpec spec) {
    Set<Principal> all = new HashSet<>();
    for (String principal : principals) {
      try {
        all.add(Principal.parse(principal));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--as: " + e.getMessage(), e);
      }
    }
    return new Audience(all);
  }
}
