package io.signalbox.bot.app.cli.impact;

import static java.time.ZoneOffset.UTC;

import io.signalbox.bot.app.assembly.DependencyAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.cli.impact.DiffChecks.CheckResult;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.foresight.change.ChangeMask;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.DiffImpact;
import io.signalbox.tools.foresight.impact.DependencyMap;
import io.signalbox.tools.foresight.impact.GraphLayout;
import io.signalbox.tools.foresight.impact.ImpactAnswer;
import io.signalbox.tools.foresight.impact.ImpactPage;
import io.signalbox.tools.foresight.impact.SvgPicture;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptRepository;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox impact}, which lists what depends on an artefact or on the prompts
 * changed by a range of commits.
 */
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    description = {
      "Tells who depends on a prompt, fragment, model, route, source or agent, the nearest first.",
      "With --diff: which prompts of a git repository a change touches, as Markdown for a pull",
      "request; with --route the evaluation sets of what is touched are run. Exit code then: 0",
      "nobody, 1 somebody and all checks passed, 2 somebody without a check that passed, 64 a",
      "mistake such as a commit that is not there."
    })
public final class ImpactCommand implements Callable<Integer> {
  private static final int GREEN = 1;
  private static final int UNVERIFIED = 2;
  private static final int MISTAKE = 64;
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

  @Option(
      names = "--route",
      paramLabel = "NAME",
      description = "With --diff: runs the evaluation sets of what is touched over this route.")
  private @Nullable String route;

  @Option(
      names = "--budget",
      paramLabel = "DOLLARS",
      defaultValue = "1",
      description = "Most that each set may spend (default: ${DEFAULT-VALUE}).")
  private double budget = 1;

  @Option(
      names = "--at-least",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description = "Share of a set that has to pass (default: ${DEFAULT-VALUE}).")
  private double wanted = 0.9;

  @Option(names = "--gone", description = "As if NAME ended, as a retired model does.")
  private boolean gone;

  @Option(
      names = "--fragments",
      description = "Lists passages that prompts share though nobody declared it.")
  private boolean fragments;

  @Option(
      names = "--alike",
      description = "Proposes prompts that mean alike though nothing connects them.")
  private boolean alike;

  @Option(names = "--svg", paramLabel = "FILE", description = "Draws what depends on NAME there.")
  private @Nullable Path svg;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes answer and picture there.")
  private @Nullable Path html;

  private final Clock clock;

  public ImpactCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (fragments) {
      return ofFragments();
    }
    if (alike) {
      return ofAlike();
    }
    if ((name == null) == (diff == null)) {
      throw new ParameterException(
          spec.commandLine(), "Give a NAME, or two commits with --diff BASE..HEAD.");
    }
    return name != null ? ofName(name) : ofDiff(diff);
  }

  private int ofFragments() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DependencyAssembly.fragments(settings.load(spec, clock), clock).stream()
        .map(ImpactText::fragment)
        .forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }

  private int ofAlike() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DependencyAssembly.alike(settings.load(spec, clock), clock).stream()
        .map(ImpactText::alike)
        .forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }

  private int ofName(String asked) throws IOException {
    DependencyMap map = DependencyAssembly.map(settings.load(spec, clock), clock);
    List<Artefact> found = map.graph().named(asked);
    PrintWriter out = spec.commandLine().getOut();
    if (found.isEmpty()) {
      out.println("Nothing is called '" + asked + "'. './signalbox graph' lists what there is.");
      out.flush();
      return ExitCode.NO_ANSWER;
    }
    List<ImpactAnswer> answers = new ArrayList<>();
    for (Artefact artefact : found) {
      ImpactAnswer answer =
          gone ? ImpactAnswer.ofRemoval(map, artefact) : ImpactAnswer.of(map, artefact);
      ImpactText.lines(answer, gone).forEach(out::println);
      answers.add(answer);
    }
    GraphLayout picture = GraphLayout.around(map.graph(), found.getFirst());
    if (svg != null) {
      Files.writeString(svg, SvgPicture.of(picture));
      out.println("Written to " + svg);
    }
    if (html != null) {
      Files.writeString(html, ImpactPage.of(answers, SvgPicture.of(picture)));
      out.println("Written to " + html);
    }
    out.flush();
    return ExitCode.OK;
  }

  private int ofDiff(String range) {
    int dots = range.indexOf(RANGE);
    boolean three = range.contains("...");
    if (dots <= 0 || three || dots + RANGE.length() >= range.length()) {
      return mistake("--diff takes two commits with two dots between, such as main..HEAD");
    }
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    PromptFingerprinter fingerprinter = new PromptFingerprinter(key);
    try (PromptRepository opened = PromptRepository.open(repository)) {
      PromptTree before = opened.tree(opened.commit(range.substring(0, dots)), folder);
      PromptTree after = opened.tree(opened.commit(range.substring(dots + RANGE.length())), folder);
      if (before.files().isEmpty() && after.files().isEmpty()) {
        return mistake("there is no prompt file in '" + folder + "' in either commit");
      }
      Set<String> touched =
          new DiffImpact(fingerprinter, before, DiffImpact.holders(fingerprinter, before))
              .touched(after);
      DiffReport report =
          DiffReport.of(
              before, after, touched, checks(after), LocalDate.ofInstant(clock.instant(), UTC));
      PrintWriter out = spec.commandLine().getOut();
      out.print(ChangeMask.withoutSecrets(report.markdown()));
      out.flush();
      return report.concernsNobody() ? ExitCode.OK : report.green() ? GREEN : UNVERIFIED;
    } catch (IOException | InvalidConfigException e) {
      return mistake(String.valueOf(e.getMessage()));
    }
  }

  private Function<PromptFile, CheckResult> checks(PromptTree after) throws IOException {
    if (route == null) {
      return file ->
          file.facts().evaluation().isEmpty()
              ? CheckResult.NONE
              : new CheckResult(false, "its evaluation set was not run (no --route)");
    }
    SignalboxSettings loaded = settings.load(spec, clock);
    Route over = loaded.routes().find(route).orElse(null);
    if (over == null || !(over.target() instanceof RouteTarget.Chat)) {
      throw new IOException("there is no chat route '" + route + "'");
    }
    DiffChecks checks =
        new DiffChecks(loaded, over, repository, Cost.dollars(budget), wanted, clock);
    return file -> checks.of(file, after);
  }

  private int mistake(String sentence) {
    spec.commandLine().getErr().println("signalbox: " + sentence + ".");
    spec.commandLine().getErr().flush();
    return MISTAKE;
  }
}
