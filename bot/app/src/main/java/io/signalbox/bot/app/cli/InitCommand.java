package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.live.LiveSourceQuestions;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.QuestionPrompt;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.manifest.ManifestChoices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox init}, which asks for the systems that hold knowledge, and writes a
 * commented settings file and the Slack app's manifest.
 */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a commented signalbox.yaml to start from, and the Slack app's manifest.",
      "At a terminal it asks which systems hold your knowledge, and writes their settings."
    })
public final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "signalbox.yaml",
      description = "Where to write it (default: ${DEFAULT-VALUE}).")
  private Path file = SettingsOption.USUAL;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  @Option(
      names = "--ask",
      negatable = true,
      description = "Ask, or never, which systems there are (default: at a terminal).")
  private Optional<Boolean> ask = Optional.empty();

  @Override
  public Integer call() {
    Path manifest = file.resolveSibling("slack-manifest.json");
    if (Files.exists(file) && !force) {
      spec.commandLine()
          .getErr()
          .println("signalbox: " + file + " is there already; --force replaces it.");
      return ExitCode.USAGE;
    }
    LiveSourceQuestions questions =
        new LiveSourceQuestions(LiveSourceQuestions.typed(), spec.commandLine().getOut());
    String live = ask.orElseGet(QuestionPrompt::isPossible) ? questions.ask() : "";
    try (InputStream template =
        Objects.requireNonNull(InitCommand.class.getResourceAsStream("signalbox.yaml"))) {
      String usual = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, live.isEmpty() ? usual : with(usual, live));
      Files.writeString(manifest, AppManifest.json(ManifestChoices.USUAL) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
    spec.commandLine()
        .getOut()
        .printf(
            "Wrote %s. Name your sources in it, then run './signalbox doctor' and './signalbox"
                + " ingest'.%nWrote %s, the Slack app to create; docs/slack.md goes on from"
                + " there.%n",
            file, manifest);
    questions
        .secrets()
        .forEach(
            name -> spec.commandLine().getOut().println("Put in: ./signalbox vault put " + name));
    return ExitCode.OK;
  }

  /** Returns the template with these live sources in place of its example folder. */
  private static String with(String template, String live) {
    int folder = template.indexOf("  # Runbooks:");
    int next = template.indexOf("  # On-call tables:");
    String commented =
        template
            .substring(folder, next)
            .lines()
            .map(
                line ->
                    line.strip().startsWith("#") || line.isBlank()
                        ? line
                        : "  # " + line.substring(2))
            .collect(Collectors.joining("\n", "", "\n"));
    return template.substring(0, folder).replace("\nsources:\n", "\nsources: []\n")
        + commented
        + template.substring(next)
        + "\n"
        + live;
  }
}
