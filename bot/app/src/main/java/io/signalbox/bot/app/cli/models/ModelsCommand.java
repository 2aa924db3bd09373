package io.signalbox.bot.app.cli.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.catalogue.CatalogueFile;
import io.signalbox.tools.foresight.catalogue.FactFeeds;
import io.signalbox.tools.foresight.catalogue.FeedReading;
import io.signalbox.tools.foresight.catalogue.LiveCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.foresight.catalogue.RoutedModels;
import io.signalbox.tools.foresight.catalogue.export.CatalogueJson;
import io.signalbox.tools.foresight.catalogue.export.CycloneDxExport;
import io.signalbox.tools.foresight.catalogue.export.RetirementCalendar;
import io.signalbox.tools.foresight.catalogue.scan.LifecycleCheck;
import io.signalbox.tools.foresight.catalogue.scan.RepositoryScan;
import io.signalbox.tools.foresight.report.ReportFinding;
import io.signalbox.tools.foresight.report.SarifReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox models}, which reports when models reach their end of life and who still
 * names them.
 */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "When models end: list, check, calendar, export.")
public final class ModelsCommand implements Runnable {
  private static final int USUAL_DAYS = 30;

  @Spec private CommandSpec spec;
  private final Clock clock;

  public ModelsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which: list, check, calendar or export?");
  }

  /** Model catalogue with the routes that lead to its models, where there are settings. */
  private record KnownModels(
      LiveCatalogue catalogue,
      RouteTable routes,
      List<String> problems,
      Optional<SignalboxSettings> settings) {
    List<ModelFact> shown(boolean all) {
      return all || routes.list().isEmpty()
          ? catalogue.facts().list()
          : RoutedModels.facts(routes, catalogue);
    }
  }

  private KnownModels known(SettingsOption option) {
    if (option.file().isEmpty()) {
      LiveCatalogue bundled = new LiveCatalogue(CatalogueFile::bundled);
      bundled.passTo(today());
      return new KnownModels(bundled, RouteTable.of(List.of()), List.of(), Optional.empty());
    }
    SignalboxSettings loaded = option.load(spec, clock);
    FeedReading news = new FactFeeds(loaded.models().feeds(), clock).read();
    List<String> problems = new ArrayList<>(news.problems());
    problems.addAll(loaded.models().catalogue().learn(news.facts()));
    return new KnownModels(
        loaded.models().catalogue(), loaded.routes(), problems, Optional.of(loaded));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "Lists the models that the routes lead to, those that are named, or all that are known,"
            + " with their ends and where each fact is from, and what the traffic of 30 days says"
            + " of models."
      })
  int list(
      @Mixin SettingsOption settings,
      @Option(names = "--all", description = "All models that are known.") boolean all,
      @Option(names = "--json", description = "As JSON, with every field.") boolean json,
      @Parameters(arity = "0..*", paramLabel = "NAME", description = "Names, on every channel.")
          @Nullable List<String> names) {
    PrintWriter out = spec.commandLine().getOut();
    KnownModels known = known(settings);
    known.problems().forEach(spec.commandLine().getErr()::println);
    List<ModelFact> facts =
        names == null || names.isEmpty()
            ? known.shown(all)
            : names.stream()
                .flatMap(n -> known.catalogue().facts().everywhere(n).stream())
                .toList();
    if (json) {
      out.print(CatalogueJson.of(facts));
    } else {
      facts.forEach(fact -> ModelLines.of(fact, today()).forEach(out::println));
      known
          .settings()
          .map(at -> ModelSightingLines.lines(at, clock))
          .ifPresent(l -> l.forEach(out::println));
    }
    out.flush();
    List<String> unknown =
        names == null
            ? List.of()
            : names.stream()
                .filter(n -> known.catalogue().facts().everywhere(n).isEmpty())
                .toList();
    unknown.forEach(
        name -> spec.commandLine().getErr().println("Nothing is known of " + name + "."));
    return unknown.isEmpty() ? ExitCode.OK : ExitCode.NO_ANSWER;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Looks for models that have ended or end soon: in the folders that are named, in code, YAML"
            + " and environment files; without one, in the routes of the settings. The exit code is"
            + " 1 where one has ended or ends within so many days."
      })
  int check(
      @Mixin SettingsOption settings,
      @Option(
              names = "--within",
              paramLabel = "DAYS",
              defaultValue = "" + USUAL_DAYS,
              description =
                  "Days ahead within which an end is an error (default: ${DEFAULT-VALUE}).")
          int within,
      @Option(
              names = "--all",
              description = "Also lists names that look like models and are not known.")
          boolean all,
      @Option(names = "--sarif", paramLabel = "FILE", description = "Also writes SARIF there.")
          @Nullable Path sarif,
      @Parameters(arity = "0..*", paramLabel = "FOLDER", description = "Repositories.")
          @Nullable List<Path> folders)
      throws IOException {
    if (within < 0) {
      throw new ParameterException(spec.commandLine(), "--within is a number of days, 0 or more.");
    }
    PrintWriter out = spec.commandLine().getOut();
    KnownModels known = known(settings);
    LifecycleCheck check = new LifecycleCheck(today(), within);
    List<ReportFinding> findings = new ArrayList<>();
    if (folders == null || folders.isEmpty()) {
      String file = settings.file().map(Path::toString).orElse("signalbox.yaml");
      findings.addAll(check.routes(known.routes(), known.catalogue(), file));
    } else {
      findings.addAll(scanned(folders, known, check, all));
    }
    findings.stream().map(ReportFinding::asLine).forEach(out::println);
    if (sarif != null) {
      Files.writeString(sarif, SarifReport.of(findings, LifecycleCheck.meanings()), UTF_8);
    }
    long errors = findings.stream().filter(ModelsCommand::isError).count();
    out.printf("%d findings, %d of them errors.%n", findings.size(), errors);
    out.flush();
    return errors == 0 ? ExitCode.OK : ExitCode.FAULT;
  }

  private List<ReportFinding> scanned(
      List<Path> folders, KnownModels known, LifecycleCheck check, boolean all) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    RepositoryScan scan = new RepositoryScan(known.catalogue().facts());
    List<ReportFinding> findings = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw new ParameterException(spec.commandLine(), folder + " is not there.");
      }
      RepositoryScan.ScanResult result = scan.of(folder);
      findings.addAll(check.mentions(result.mentions()));
      out.printf(
          "%s: %d names of models in %d files.%n",
          folder, result.mentions().size(), result.files());
      left(result, all).forEach(out::println);
      if (all) {
        findings.addAll(LifecycleCheck.unknown(result.unknown()));
      }
    }
    return findings;
  }

  /**
   * Returns lines about unknown names, large files and long lines that the search for model names
   * left out.
   */
  private static List<String> left(RepositoryScan.ScanResult result, boolean all) {
    List<String> lines = new ArrayList<>();
    if (!result.unknown().isEmpty() && !all) {
      lines.add(
          "  %d more look like models and are not known; --all lists them."
              .formatted(result.unknown().size()));
    }
    result
        .large()
        .forEach(file -> lines.add("  " + file + " is larger than 1 MB: name it to have it read."));
    if (result.longLines() > 0) {
      lines.add(
          "  %d lines of more than 200,000 characters were not read."
              .formatted(result.longLines()));
    }
    return lines;
  }

  private static boolean isError(ReportFinding finding) {
    return finding.level() == ReportFinding.FindingLevel.ERROR;
  }

  @Command(
      name = "calendar",
      mixinStandardHelpOptions = true,
      description = "Writes the ends of the routes' models, or of all, as an iCalendar feed.")
  int calendar(
      @Mixin SettingsOption settings,
      @Option(names = "--all", description = "All models that are known.") boolean all,
      @Option(
              names = "--to",
              paramLabel = "FILE",
              description = "File to write to instead of the terminal.")
          @Nullable Path file) {
    write(RetirementCalendar.of(known(settings).shown(all), clock.instant()), file);
    return ExitCode.OK;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes the routes' models, or all, as a CycloneDX bill of materials.")
  int export(
      @Mixin SettingsOption settings,
      @Option(names = "--all", description = "All models that are known.") boolean all,
      @Option(
              names = "--to",
              paramLabel = "FILE",
              description = "File to write to instead of the terminal.")
          @Nullable Path file) {
    write(CycloneDxExport.of(known(settings).shown(all), clock.instant()), file);
    return ExitCode.OK;
  }

  private void write(String text, @Nullable Path file) {
    if (file != null) {
      try {
        Files.writeString(file, text, UTF_8);
      } catch (IOException e) {
        throw new ParameterException(
            spec.commandLine(), file + " cannot be written: " + reason(e) + ".", e);
      }
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException none -> "its folder is not there";
      case AccessDeniedException denied -> "it may not be written to";
      default -> e.getClass().getSimpleName();
    };
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
