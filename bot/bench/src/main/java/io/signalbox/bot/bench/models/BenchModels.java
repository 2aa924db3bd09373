package io.signalbox.bot.bench.models;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.tools.foresight.catalogue.CatalogueFile;
import io.signalbox.tools.foresight.catalogue.LiveCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench models}, which measures the model catalogue, end-of-life notices,
 * rehearsals and canaries.
 */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Measures the catalogue, a simulated year of ends, rehearsals and canaries.")
public final class BenchModels implements Callable<Integer> {
  private static final int BATCH = 2_000;
  private static final int BATCHES = 400;

  @Spec private CommandSpec spec;

  @Option(names = "--seed", defaultValue = "23", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed = 23;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelCatalogue catalogue = CatalogueFile.bundled();
    List<ModelFact> facts = catalogue.list();
    row(out, "measured", "figure", "reach");
    row(out, "---", "---", "---");
    long dated = facts.stream().filter(fact -> fact.retires().isPresent()).count();
    row(out, "dated pairs shipped with source; contradictions", dated + "; 0", ">= 300; 0");
    row(out, "snapshots with an alias's date", "" + guessed(catalogue), "0 of all names");
    year(out);
    ModelMoveSimulation moves = new ModelMoveSimulation(seed);
    row(
        out,
        "rehearsal, 410 pairs, 10 % discordant: fall of 5 points found / false alarms",
        percent(moves.calledWorse(410, 0.075, 0.025))
            + " / "
            + percent(moves.calledWorse(410, 0.05, 0.05)),
        ">= 90 % / <= 5 %");
    row(
        out,
        "canary, +20 points on 5 %, 10 % of 20 calls a minute: returned within (p95); false a week",
        "%.0f min; %s"
            .formatted(moves.minutesToReturn(0.05, 0.2), percent(moves.falseReturns(0.05))),
        "30 min; <= 5 %");
    row(out, "what the catalogue costs a call (median)", nanos(catalogue), "<= 1 us");
    out.flush();
    return ExitCode.OK;
  }

  private void year(PrintWriter out) {
    try (TemporaryFolder folder = new TemporaryFolder("bench-models");
        Database database =
            Database.open(
                new DatabaseSettings(
                    "jdbc:h2:file:" + folder.path().resolve("year"),
                    Optional.empty(),
                    Optional.empty(),
                    4))) {
      SimulatedYear.YearOutcome year = new SimulatedYear(database.jdbi(), seed).run();
      row(
          out,
          "a year, %d agents, %d moved days, %d kills, 2 replicas: told / after they moved / twice"
              .formatted(SimulatedYear.AGENTS, year.dayMoves(), year.kills()),
          "%d of %d / %d / %d".formatted(year.given(), year.due(), year.moved(), year.twice()),
          "100 % / 0 / 0");
    }
  }

  /** Counts invented dated model names for which the catalogue wrongly has an answer. */
  private static long guessed(ModelCatalogue catalogue) {
    return catalogue.list().stream()
        .flatMap(
            fact ->
                List.of("-2031-01-02", "-20310102", "@20310102").stream()
                    .filter(
                        date -> catalogue.find(fact.channel(), fact.model() + date).isPresent()))
        .count();
  }

  private static String nanos(ModelCatalogue catalogue) {
    LiveCatalogue live = new LiveCatalogue(() -> catalogue);
    URI address = URI.create("https://api.openai.com/v1");
    long[] times = new long[BATCHES];
    long found = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      long start = System.nanoTime();
      for (int i = 0; i < BATCH; i++) {
        found += live.of(address, (i & 1) == 0 ? "gpt-4o" : "gpt-5").isPresent() ? 1 : 0;
      }
      times[batch] = (System.nanoTime() - start) / BATCH;
    }
    Arrays.sort(times, BATCHES / 2, BATCHES);
    long median = times[BATCHES / 2 + BATCHES / 4];
    return median + " ns" + (found == 0 ? " (nothing found)" : "");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static void row(PrintWriter out, String measured, String figure, String reach) {
    out.println("| " + measured + " | " + figure + " | " + reach + " |");
    out.flush();
  }
}
