package io.signalbox.bot.app.cli.impact;

import io.signalbox.bot.app.assembly.DependencyAssembly;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.foresight.serving.ServedPrompts.ServedLine;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox prompts}, which lists versions of prompts and sets the ones that the
 * gateway serves.
 */
@Command(
    name = "prompts",
    mixinStandardHelpOptions = true,
    description = "Versions of prompts, and which of them the gateway puts in.")
public final class PromptsCommand implements Runnable {
  private static final Pattern VERSION = Pattern.compile("(.+)@(\\d{1,6})");
  private static final int WHOLE = 100;

  @Spec private CommandSpec spec;
  private final Clock clock;

  public PromptsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which: list, read, serve, back or latest?");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists prompts with the version that is served.")
  int list(@Mixin SettingsOption settings) {
    PrintWriter out = spec.commandLine().getOut();
    try (DependencyAssembly.Serving serving =
        DependencyAssembly.serving(settings.load(spec, clock), clock)) {
      serving.prompts().list().forEach(line -> out.println(words(line)));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static String words(ServedLine line) {
    String share =
        line.other().isPresent()
            ? ", %d %% of conversations @%d".formatted(line.percent(), line.other().getAsInt())
            : "";
    return "%s  latest @%d, served @%d%s%s"
        .formatted(
            line.name(),
            line.latest(),
            line.served(),
            share,
            line.held() ? ", a breaking change waits" : "");
  }

  @Command(
      name = "read",
      mixinStandardHelpOptions = true,
      description = {
        "Reads the folders of prompts and numbers what changed, without telling anybody; for a",
        "gateway without Slack."
      })
  int read(@Mixin SettingsOption settings) {
    try (DependencyAssembly.Serving serving =
        DependencyAssembly.serving(settings.load(spec, clock), clock)) {
      serving.read().run();
    }
    return ExitCode.OK;
  }

  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description = "Has a version served where requests name none.")
  int serve(
      @Mixin SettingsOption settings,
      @Parameters(paramLabel = "NAME@VERSION", description = "The version.") String version,
      @Option(
              names = "--with",
              paramLabel = "VERSION",
              description = "Another version, for a part of the conversations.")
          @Nullable Integer other,
      @Option(
              names = "--percent",
              paramLabel = "PERCENT",
              defaultValue = "10",
              description = "That part (default: ${DEFAULT-VALUE}).")
          int percent) {
    Matcher named = VERSION.matcher(version);
    if (!named.matches() || percent < 0 || percent > WHOLE) {
      throw new ParameterException(
          spec.commandLine(),
          "Write name and version, such as house-style@3, and 0 to 100 percent.");
    }
    OptionalInt second = other == null ? OptionalInt.empty() : OptionalInt.of(other);
    int number = Integer.parseInt(named.group(2));
    try (DependencyAssembly.Serving serving =
        DependencyAssembly.serving(settings.load(spec, clock), clock)) {
      return said(
          serving
              .prompts()
              .serve(named.group(1), number, second, other == null ? 0 : percent, serving.log()),
          version);
    }
  }

  @Command(
      name = "back",
      mixinStandardHelpOptions = true,
      description = "Goes back to the version before the one that is served.")
  int back(
      @Mixin SettingsOption settings,
      @Parameters(paramLabel = "NAME", description = "The prompt.") String name) {
    try (DependencyAssembly.Serving serving =
        DependencyAssembly.serving(settings.load(spec, clock), clock)) {
      return said(serving.prompts().back(name, serving.log()), name);
    }
  }

  @Command(
      name = "latest",
      mixinStandardHelpOptions = true,
      description = "Has the latest version served, and each that comes.")
  int latest(
      @Mixin SettingsOption settings,
      @Parameters(paramLabel = "NAME", description = "The prompt.") String name) {
    try (DependencyAssembly.Serving serving =
        DependencyAssembly.serving(settings.load(spec, clock), clock)) {
      return said(serving.prompts().serveLatest(name, serving.log()), name);
    }
  }

  private int said(Optional<String> served, String asked) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        served
            .map(name -> "Served from now on: " + name)
            .orElse("There is no such version of '" + asked + "'; 'prompts list' has all."));
    out.flush();
    return served.isPresent() ? ExitCode.OK : ExitCode.NO_ANSWER;
  }
}
