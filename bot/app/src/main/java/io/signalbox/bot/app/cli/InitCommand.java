package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.manifest.ManifestChoices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox init}, which writes a commented settings file and the Slack app's
 * manifest.
 */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Writes a commented signalbox.yaml to start from, and the Slack app's manifest.")
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

  @Override
  public Integer call() {
    Path manifest = file.resolveSibling("slack-manifest.json");
    if (Files.exists(file) && !force) {
      spec.commandLine()
          .getErr()
          .println("signalbox: " + file + " is there already; --force replaces it.");
      return ExitCode.USAGE;
    }
    try (InputStream template =
        Objects.requireNonNull(InitCommand.class.getResourceAsStream("signalbox.yaml"))) {
      Files.write(file, template.readAllBytes());
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
    return ExitCode.OK;
  }
}
