package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.slack.manifest.AppManifest;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signalbox manifest}: the Slack app manifest. */
@Command(
    name = "manifest",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the Slack app manifest: paste it at https://api.slack.com/apps, Create New App, From"
          + " a manifest.",
      "docs/slack.md says what each scope is for."
    })
public final class ManifestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--request-url",
      paramLabel = "URL",
      description = "For HTTP mode: where Slack reaches the bot, ending in /slack/events.")
  private @Nullable URI requestUrl;

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .println(AppManifest.json(requestUrl == null ? "" : requestUrl.toString()));
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
