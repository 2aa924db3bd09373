package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.detect.SeriesDetector;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Runs the Numenta Anomaly Benchmark on this detector and a random one, and prints them beside the
 * results published in its clone.
 */
record NabRun(PrintWriter out) {
  private static final List<String> OTHERS =
      List.of(
          "ARTime",
          "numenta",
          "contextOSE",
          "relativeEntropy",
          "randomCutForest",
          "twitterADVec",
          "windowedGaussian");

  void run(Path clone) throws IOException {
    List<NabFile> files = NabFile.readAll(clone);
    int windows = files.stream().mapToInt(file -> file.windows().size()).sum();
    out.printf(
        "Numenta Anomaly Benchmark: %d files, %d windows; one threshold by its optimiser%n%n",
        files.size(), windows);
    out.println("| detector | standard | reward low FP | reward low FN | found | wrong |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    row("Signalbox, series", files, ours(files));
    row("random", files, random(files));
    for (String other : OTHERS) {
      if (Files.isDirectory(clone.resolve("results").resolve(other))) {
        row(other + ", its published scores", files, published(clone, other, files));
      }
    }
  }

  private void row(String name, List<NabFile> files, List<double[]> scores) {
    StringBuilder line = new StringBuilder("| ").append(name);
    for (NabProfile profile : NabProfile.values()) {
      double score = NabScorer.best(files, scores, profile).score();
      line.append(String.format(java.util.Locale.ROOT, " | %.1f", score));
    }
    NabScorer.NabScore best = NabScorer.best(files, scores, NabProfile.STANDARD);
    out.printf("%s | %d of %d | %d |%n", line, best.found(), best.windows(), best.wrong());
    out.flush();
  }

  private static List<double[]> ours(List<NabFile> files) {
    List<double[]> all = new ArrayList<>();
    for (NabFile file : files) {
      SeriesDetector detector = new SeriesDetector(file.probation());
      double[] scores = new double[file.values().length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = detector.next(file.values()[i]);
      }
      all.add(scores);
    }
    return all;
  }

  private static List<double[]> random(List<NabFile> files) {
    SplittableRandom random = new SplittableRandom(42);
    return files.stream().map(file -> random.doubles(file.values().length).toArray()).toList();
  }

  private static List<double[]> published(Path clone, String detector, List<NabFile> files)
      throws IOException {
    List<double[]> all = new ArrayList<>();
    for (NabFile file : files) {
      int slash = file.name().indexOf('/');
      Path path =
          clone
              .resolve("results")
              .resolve(detector)
              .resolve(file.name().substring(0, slash))
              .resolve(detector + "_" + file.name().substring(slash + 1));
      List<String> lines = Files.readAllLines(path);
      int column = Arrays.asList(lines.getFirst().split(",", -1)).indexOf("anomaly_score");
      all.add(
          lines.stream()
              .skip(1)
              .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
              .toArray());
    }
    return all;
  }
}
