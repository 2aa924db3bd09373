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

/** Reads the word lists and weights that come with the program. */
public final class WordLists {
  private static final String ENTRY = " = ";

  private WordLists() {}

  /**
   * Lines of a resource without comments and blank lines.
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
      throw new UncheckedIOException(resource + " is part of the programme", e);
    }
  }

  /** Patterns by name, from lines of the form {@code name = pattern}; case does not count. */
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
