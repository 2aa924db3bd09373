package io.signalbox.bot.app.cli.impact;

import io.signalbox.bot.app.assembly.DependencyAssembly;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.dependency.DiffImpact;
import io.signalbox.tools.foresight.dependency.TouchedArtefact;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptRepository;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signalbox impact}: what depends on an artefact, or on what a range of commits changes. */
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    description = {
      "Tells who depends on a prompt, fragment, model, route, source or agent, the nearest first.",
      "With --diff: which prompts of a git repository a change touches, as Markdown for a pull",
      "request. Exit code then: 0 nobody, 2 somebody, and no check covers it."
    })
public final class ImpactCommand implements Callable<Integer> {
  private static final int UNVERIFIED = 2;
  private static final String RANGE = "..";

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "What changes.")
  private @Nullable String name;

  @Option(
      names = "--diff",
      paramLabel = "BASE..HEAD",
      description = "Two commits: before and after the change.")
  private @Nullable String diff;

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The git repository of --diff (default: the current folder).")
  private Path repository = Path.of(".");

  @Option(
      names = "--folder",
      paramLabel = "PATH",
      defaultValue = "",
      description = "Folder of the prompts in it (default: all of it).")
  private String folder = "";

  private final Clock clock;

  public ImpactCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if ((name == null) == (diff == null)) {
      throw new ParameterException(
          spec.commandLine(), "Give a NAME, or two commits with --diff BASE..HEAD.");
    }
    return name != null ? ofName(name) : ofDiff(diff);
  }

  private int ofName(String asked) throws IOException {
    DependencyGraph graph = DependencyAssembly.graph(settings.load(spec, clock), clock);
    List<Artefact> found = graph.named(asked);
    PrintWriter out = spec.commandLine().getOut();
    if (found.isEmpty()) {
      out.println("Nothing is called '" + asked + "'. './signalbox graph' lists what there is.");
      out.flush();
      return ExitCode.NO_ANSWER;
    }
    for (Artefact artefact : found) {
      List<TouchedArtefact> touched = graph.downstream(artefact);
      out.println(artefact.key() + ": " + counted(touched.size()));
      touched.forEach(each -> out.println("  " + line(each)));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static String counted(int touched) {
    return switch (touched) {
      case 0 -> "nothing depends on it";
      case 1 -> "1 thing depends on it";
      default -> touched + " things depend on it";
    };
  }

  private static String line(TouchedArtefact touched) {
    long calls = touched.via().calls();
    String how = touched.via().evidence().label() + (calls > 0 ? ", " + calls + " calls" : "");
    return touched.artefact().key()
        + " over "
        + touched.via().used().name()
        + " ("
        + how
        + (touched.distance() > 1 ? ", " + touched.distance() + " steps away)" : ")");
  }

  private int ofDiff(String range) throws IOException {
    int dots = range.indexOf(RANGE);
    if (dots <= 0 || dots + RANGE.length() >= range.length()) {
      throw new ParameterException(
          spec.commandLine(), "--diff takes two commits, such as main..HEAD.");
    }
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    PromptFingerprinter fingerprinter = new PromptFingerprinter(key);
    try (PromptRepository opened = PromptRepository.open(repository)) {
      PromptTree before = opened.tree(opened.commit(range.substring(0, dots)), folder);
      PromptTree after = opened.tree(opened.commit(range.substring(dots + RANGE.length())), folder);
      if (before.files().isEmpty() && after.files().isEmpty()) {
        throw new IOException("there is no prompt file in '" + folder + "' in either commit");
      }
      Set<String> touched =
          new DiffImpact(fingerprinter, before, DiffImpact.holders(fingerprinter, before))
              .touched(after);
      return report(before, after, touched);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }

  private int report(PromptTree before, PromptTree after, Set<String> touched) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> changed =
        before.files().stream()
            .filter(file -> !file.assembled())
            .filter(file -> after.file(file.name()).filter(file::equals).isEmpty())
            .map(PromptFile::name)
            .toList();
    if (touched.isEmpty()) {
      out.println("No other prompt is touched by this change.");
    } else {
      String prompts = touched.size() == 1 ? "1 other prompt" : touched.size() + " other prompts";
      out.println("### This change touches " + prompts);
      out.println();
      out.println(
          "Changed: " + changed.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", ")));
      out.println();
      touched.forEach(name -> out.println("- `" + name + "`"));
    }
    out.flush();
    return touched.isEmpty() ? ExitCode.OK : UNVERIFIED;
  }
}
