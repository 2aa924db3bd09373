package io.signalbox.bot.app.cli.models;

import io.signalbox.bot.app.assembly.DataFolder;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.TerminalText;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.DatabaseUnavailableException;
import io.signalbox.tools.foresight.catalogue.watch.ModelSighting;
import io.signalbox.tools.foresight.catalogue.watch.SightingWatch;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines for the terminal about models seen in the last 30 days' calls that are unknown to their
 * provider or answered under another name.
 */
final class ModelSightingLines {
  private ModelSightingLines() {}

  /**
   * Returns a line for each such model, or one line with the reason where the database cannot be
   * opened.
   */
  static List<String> lines(SignalboxSettings settings, Clock clock) {
    if (!Files.isDirectory(settings.data())) {
      return List.of();
    }
    try (Database database = DataFolder.open(settings)) {
      List<String> lines = new ArrayList<>();
      SightingWatch.latest(database.jdbi(), clock).forEach(seen -> lines.add(line(seen)));
      return lines;
    } catch (DatabaseUnavailableException e) {
      return List.of(
          "What the traffic says of models is not shown: "
              + e.getMessage()
              + " (/models shows it)");
    }
  }

  private static String line(ModelSighting seen) {
    String calls =
        "%d calls of %s over %s on %s"
            .formatted(seen.calls(), seen.caller(), seen.route(), LocalDate.ofEpochDay(seen.day()));
    return TerminalText.line(
        seen.isGone()
            ? "! %s is not known to its provider any more: %s".formatted(seen.model(), calls)
            : "! %s was asked for, and %s answered: %s"
                .formatted(seen.model(), seen.reply(), calls));
  }
}
