package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.slack.client.CommandPrefix;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.manifest.ManifestChoices;
import io.signalbox.bot.slack.manifest.ManifestDifference;
import io.signalbox.tools.workflow.escalation.EscalationSettings.OwnChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox manifest}, which prints the Slack app's manifest or its differences from
 * the installed one.
 */
@Command(
    name = "manifest",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the manifest of the Slack app.",
      "Paste it at https://api.slack.com/apps, Create New App, From a manifest.",
      "docs/slack.md says what each scope is for."
    })
public final class ManifestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Option(
      names = "--request-url",
      paramLabel = "URL",
      description = "For HTTP mode: where Slack reaches the bot, ending in /slack/events.")
  private @Nullable URI requestUrl;

  @Option(
      names = "--installed",
      paramLabel = "FILE",
      description =
          "The manifest that is installed, as JSON from the app's page: prints what changes"
              + " instead.")
  private @Nullable Path installed;

  private final Clock clock;

  public ManifestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    String url = requestUrl == null ? "" : requestUrl.toString();
    ManifestChoices choices =
        settings.file().isEmpty()
            ? new ManifestChoices(url, CommandPrefix.NONE, false, false)
            : choices(settings.load(spec, clock), url);
    PrintWriter out = spec.commandLine().getOut();
    String manifest = AppManifest.json(choices);
    if (installed == null) {
      out.println(manifest);
    } else {
      changes(installed, manifest).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }

  /**
   * Returns the parts of the manifest that depend on settings, such as command prefix and scopes.
   */
  static ManifestChoices choices(SignalboxSettings settings, String requestUrl) {
    Optional<OwnChannel> own = settings.escalation().ownChannel();
    return new ManifestChoices(
        requestUrl,
        settings.slack().map(slack -> slack.prefix()).orElse(CommandPrefix.NONE),
        own.filter(each -> !each.isPrivate()).isPresent(),
        own.filter(OwnChannel::isPrivate).isPresent());
  }

  private List<String> changes(Path file, String manifest) {
    try {
      List<String> changes = ManifestDifference.between(Files.readString(file), manifest);
      return changes.isEmpty()
          ? List.of("Nothing changes: the app is installed as it is wanted.")
          : changes;
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), file + " cannot be read.", e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    }
  }
}
