package io.signalbox.ingestion.source;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts files that a source's listing ignored, by file ending or reason. */
public final class IgnoredFileCounts {
  private static final int MOST_ENDINGS = 40;
  private static final int LONGEST_ENDING = 20;
  private static final String OTHER = "other endings";

  private final Map<String, Long> counts = new HashMap<>();

  IgnoredFileCounts() {}

  void file(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    boolean usual = ending.length() > 1 && ending.length() <= LONGEST_ENDING;
    String key = usual ? ending : "without ending";
    because(counts.containsKey(key) || counts.size() < MOST_ENDINGS ? key : OTHER);
  }

  void because(String reason) {
    counts.merge(reason, 1L, Long::sum);
  }

  Map<String, Long> counts() {
    return counts;
  }

  /** Formats the counts as one line, the largest first: {@code 263 × .erb, 2 × hidden}. */
  public static String line(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> entry.getValue() + " × " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
