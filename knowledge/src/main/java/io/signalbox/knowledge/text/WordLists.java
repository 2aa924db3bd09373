package io.signalbox.knowledge.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Loader of word lists and pattern lists from resource files. */
public final class WordLists {
  private static final String ENTRY = " = ";

  private WordLists() {}

  /**
   * Returns the lines of a resource, without comments and blank lines.
   *
   * @param owner class beside which the resource lies
   */
  public static List<String> lines(Class<?> owner, String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    owner.getResourceAsStream(resource), resource + " is missing"),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " is part of the program", e);
    }
  }

  /** Returns case-insensitive patterns by name, from lines of the form {@code name = pattern}. */
  public static Map<String, Pattern> patterns(Class<?> owner, String resource) {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    for (String line : lines(owner, resource)) {
      int at = line.indexOf(ENTRY);
      patterns.put(
          line.substring(0, at),
          Pattern.compile(line.substring(at + ENTRY.length()), Pattern.CASE_INSENSITIVE));
    }
    return patterns;
  }
}
