package io.signalbox.bot.bench.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Time series of the Numenta Anomaly Benchmark with its labelled anomaly windows.
 *
 * @param name path below {@code data}
 * @param times as they stand in the file
 * @param windows first and last row of each, both in it
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, and never compared as records
record NabFile(String name, List<String> times, double[] values, List<NabWindow> windows) {
  private static final double PROBATION = 0.15;
  private static final int LONGEST_COUNTED = 5_000;
  private static final int SECONDS = "2014-04-01 00:00:00".length();

  /** Labelled anomaly window: the range of rows in which an alarm is right. */
  record NabWindow(int first, int last) {}

  /** Returns the number of rows at the beginning that are not scored. */
  int probation() {
    return (int) Math.min(Math.floor(PROBATION * values.length), PROBATION * LONGEST_COUNTED);
  }

  /** Reads all series of a clone of the benchmark. */
  static List<NabFile> readAll(Path clone) throws IOException {
    JsonNode labels =
        new ObjectMapper()
            .readTree(Files.readAllBytes(clone.resolve("labels/combined_windows.json")));
    List<NabFile> files = new ArrayList<>();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(clone.resolve("data"))) {
      paths = walk.filter(path -> path.toString().endsWith(".csv")).sorted().toList();
    }
    for (Path path : paths) {
      String name =
          clone
              .resolve("data")
              .relativize(path)
              .toString()
              .replace(path.getFileSystem().getSeparator(), "/");
      files.add(read(name, path, labels.path(name)));
    }
    return files;
  }

  private static NabFile read(String name, Path path, JsonNode labels) throws IOException {
    List<String> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      int comma = line.indexOf(',');
      if (comma > 0 && Character.isDigit(line.charAt(0))) {
        times.add(line.substring(0, Math.min(SECONDS, comma)));
        values.add(Double.parseDouble(line.substring(comma + 1).strip()));
      }
    }
    List<NabWindow> windows = new ArrayList<>();
    for (JsonNode window : labels) {
      windows.add(new NabWindow(row(times, window.path(0)), row(times, window.path(1))));
    }
    double[] series = values.stream().mapToDouble(Double::doubleValue).toArray();
    return new NabFile(
        name, Collections.unmodifiableList(times), series, Collections.unmodifiableList(windows));
  }

  private static int row(List<String> times, JsonNode time) {
    int row = times.indexOf(time.asText().substring(0, SECONDS));
    if (row < 0) {
      throw new IllegalStateException("no row of " + time);
    }
    return row;
  }
}
