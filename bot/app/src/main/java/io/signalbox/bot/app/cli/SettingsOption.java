package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.administration.AdminAccess;
import io.signalbox.bot.app.administration.GatewayAdministration;
import io.signalbox.bot.app.administration.LocalAdministration;
import io.signalbox.bot.app.administration.RemoteAdministration;
import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.demo.SampleOrganisation;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.config.LoadedConfig;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * Command-line option that selects the settings file: the one named, {@code signalbox.yaml} in the
 * current folder, or that of the sample organisation.
 */
public final class SettingsOption {
  /** Default settings file, in the current folder. */
  static final Path USUAL = Path.of("signalbox.yaml");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Settings file (default: signalbox.yaml here, else the sample organisation).")
  private @Nullable Path file;

  /** Returns the settings file to use; empty when there is none. */
  public Optional<Path> file() {
    if (file != null) {
      return Optional.of(file);
    }
    return Files.exists(USUAL) ? Optional.of(USUAL) : Optional.empty();
  }

  /**
   * Loads the settings for a command, with those of the sample organisation and a note about it
   * where there is no file.
   *
   * @throws InvalidConfigException with every problem
   */
  public SignalboxSettings load(CommandSpec command, Clock clock) {
    return load(command.commandLine().getErr(), System.getenv(), clock).settings();
  }

  /**
   * Opens the administration of the gateway that runs on the data folder, or else of one in this
   * process. A running one is found by the data folder alone, so that an operator can revoke a key
   * without the providers' keys in the environment.
   *
   * @throws InvalidConfigException with every problem
   */
  GatewayAdministration administration(CommandSpec command, Clock clock) {
    return file()
        .flatMap(named -> ConfigFile.at(named, System.getenv()).part(SignalboxSettings::data))
        .flatMap(AdminAccess::find)
        .<GatewayAdministration>map(RemoteAdministration::new)
        .orElseGet(() -> administration(load(command, clock), clock));
  }

  private static GatewayAdministration administration(SignalboxSettings loaded, Clock clock) {
    return AdminAccess.find(loaded.data())
        .<GatewayAdministration>map(RemoteAdministration::new)
        .orElseGet(() -> LocalAdministration.owning(GatewayAssembly.open(loaded, clock)));
  }

  /**
   * Loads the settings with the given environment variables, or those of the sample organisation
   * where there is no file.
   *
   * @throws InvalidConfigException with every problem
   */
  public LoadedConfig<SignalboxSettings> load(
      PrintWriter err, Map<String, String> environment, Clock clock) {
    Optional<Path> named = file();
    if (named.isPresent()) {
      return today(ConfigFile.at(named.get(), environment).load(SignalboxSettings::from), clock);
    }
    err.println(
        "No signalbox.yaml here: asking the sample organisation, Harbourline."
            + " './signalbox init' writes one for your own.");
    err.flush();
    return today(
        SampleOrganisation.prepare(SampleOrganisation.usualFolder(), clock)
            .load(SignalboxSettings::from),
        clock);
  }

  private static LoadedConfig<SignalboxSettings> today(
      LoadedConfig<SignalboxSettings> loaded, Clock clock) {
    loaded
        .settings()
        .models()
        .catalogue()
        .passTo(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    return loaded;
  }
}
