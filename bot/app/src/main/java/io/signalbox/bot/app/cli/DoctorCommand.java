package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.DoctorReport;
import io.signalbox.bot.app.terminal.FolderSourceCheck;
import io.signalbox.bot.app.terminal.LiveSourceCheck;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.ConfigProblem;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.config.LoadedConfig;
import io.signalbox.config.PrivateFiles;
import io.signalbox.config.database.DatabaseUnavailableException;
import io.signalbox.knowledge.search.IndexUnavailableException;
import java.io.IOException;
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
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox doctor}, which checks settings, sources, database, index and Slack, and
 * states what to repair.
 */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks settings, sources, database and index, and says what to fix.")
public final class DoctorCommand implements Callable<Integer> {
  private static final int MOST_NAMED = 20;

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Option(
      names = "--installed",
      paramLabel = "FILE",
      description =
          "The Slack app manifest that is installed, as JSON from the app's page: names commands,"
              + " scopes and events that it lacks.")
  private @Nullable Path installed;

  private final Clock clock;

  public DoctorCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    DoctorReport findings = new DoctorReport(spec.commandLine().getOut());
    findings.good("Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    Optional<SignalboxSettings> loaded = settings(findings);
    loaded.ifPresent(
        all -> {
          data(findings, all, sources(findings, all));
          readers(findings, all.data());
          model(findings, all);
          if (installed != null) {
            SlackCheck.installed(findings, installed, ManifestCommand.choices(all, ""));
          }
          all.slack()
              .ifPresent(
                  slack -> SlackCheck.run(findings, slack, ManifestCommand.choices(all, "")));
        });
    return findings.close();
  }

  private Optional<SignalboxSettings> settings(DoctorReport findings) {
    Optional<Path> file = settings.file();
    if (file.isEmpty()) {
      findings.bad("Settings", "there is no signalbox.yaml here; './signalbox init' writes one");
      return Optional.empty();
    }
    try {
      LoadedConfig<SignalboxSettings> loaded =
          ConfigFile.at(file.get(), System.getenv()).load(SignalboxSettings::from);
      findings.good("Settings", file.get() + " is right");
      for (ConfigProblem note : loaded.warnings()) {
        findings.odd("Settings", note.in(String.valueOf(file.get().getFileName())));
      }
      return Optional.of(loaded.settings());
    } catch (InvalidConfigException e) {
      for (ConfigProblem problem : e.problems()) {
        findings.bad("Settings", problem.in(String.valueOf(file.get().getFileName())));
      }
      return Optional.empty();
    }
  }

  private FolderSourceCheck sources(DoctorReport findings, SignalboxSettings settings) {
    if (settings.sources().isEmpty() && settings.live().isEmpty()) {
      findings.bad("Sources", "none is named; add one under 'sources'");
    }
    FolderSourceCheck check = new FolderSourceCheck(findings);
    settings.sources().forEach(source -> check.files(source, clock.instant()));
    return check;
  }

  /** Warns when other users can enter the data folder, as is so where it also holds their files. */
  private static void readers(DoctorReport findings, Path data) {
    try {
      if (Files.exists(data) && PrivateFiles.isOpenToOthers(data)) {
        findings.odd(
            "Data",
            data
                + " can be entered by other users, since not only Signalbox's files are in it;"
                + " give Signalbox a folder of its own");
      }
    } catch (IOException e) {
      findings.odd("Data", "the permissions of " + data + " cannot be read: " + e.getMessage());
    }
  }

  private void data(DoctorReport findings, SignalboxSettings settings, FolderSourceCheck folders) {
    if (!Files.exists(settings.data())) {
      findings.odd("Data", settings.data() + " is not there yet; './signalbox ingest' makes it");
      return;
    }
    try (BotAssembly assembly = BotAssembly.withoutIndex(settings, clock)) {
      assembly.stores().audit().lostHeads().ifPresent(lost -> findings.bad("Audit log", lost));
      contents(findings, settings, assembly, folders);
    } catch (DatabaseUnavailableException e) {
      findings.bad("Database", String.valueOf(e.getMessage()));
    }
  }

  private static void contents(
      DoctorReport findings,
      SignalboxSettings settings,
      BotAssembly assembly,
      FolderSourceCheck folders) {
    try {
      long size = assembly.corpus().size();
      findings.good("Database", size + " documents, " + assembly.corpus().passages() + " passages");
      settings.sources().forEach(source -> folders.stored(source, assembly.ingestion()));
      LiveSourceCheck.run(findings, assembly.live());
      assembly
          .ingestion()
          .heldRemovals()
          .all()
          .forEach(held -> findings.bad("Source " + held.source(), held.sentence()));
      assembly.indexUpkeep().indexWords();
      index(findings, settings, assembly, size);
      assembly
          .heldPosts()
          .ifPresent(
              held ->
                  findings.bad(
                      "Outbox",
                      held.count() + " posts wait since " + held.since() + ": " + held.reason()));
      long waiting = assembly.documents().waitingForVectors();
      if (waiting > 0) {
        findings.odd(
            "Index",
            waiting + " documents are found by their words only; './signalbox ingest' goes on");
      }
      some(UnsearchableDocuments.withoutVectors(assembly))
          .forEach(each -> findings.odd("Index", each));
    } catch (IndexUnavailableException e) {
      findings.bad("Index", String.valueOf(e.getMessage()));
    }
  }

  private static void index(
      DoctorReport findings, SignalboxSettings settings, BotAssembly assembly, long size) {
    if (size == 0) {
      findings.odd("Index", "is empty; './signalbox ingest' fills it");
    } else if (assembly.documents().indexed() != size) {
      findings.bad(
          "Index",
          assembly.documents().indexed()
              + " of "
              + size
              + " documents can be found; delete "
              + settings.data().resolve("index")
              + " to have it rebuilt. What is missing then too has to be changed at its source");
      some(UnsearchableDocuments.notIndexed(assembly)).forEach(each -> findings.bad("Index", each));
    } else {
      findings.good("Index", assembly.documents().indexed() + " documents can be found");
    }
  }

  private static List<String> some(List<String> all) {
    return all.stream().limit(MOST_NAMED).toList();
  }

  private void model(DoctorReport findings, SignalboxSettings settings) {
    findings.good(
        "Answers",
        settings
            .model()
            .map(
                model ->
                    "written over the route "
                        + model.route().name()
                        + ", checked against their sources")
            .orElse("composed from the pages, without a model"));
    settings
        .model()
        .ifPresent(
            model ->
                model
                    .gateway()
                    .ifPresent(
                        gateway -> GatewayCheck.run(findings, settings, model, gateway, clock)));
  }
}
