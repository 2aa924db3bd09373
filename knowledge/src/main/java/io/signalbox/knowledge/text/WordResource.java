package io.signalbox.knowledge.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Word lists that are part of the programme: one entry a line, {@code #} before a comment. */
public final class WordResource {
  private WordResource() {}

  /** The entries of a list beside a class, in order. */
  public static List<String> lines(Class<?> beside, String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(beside.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the list " + name + " is part of the programme", e);
    }
  }
}
