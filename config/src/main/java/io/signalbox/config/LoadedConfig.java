package io.signalbox.config;

import java.util.List;

/**
 * Settings that passed every check.
 *
 * @param settings what the reader made of the file
 * @param notes advice that stops nothing, such as a secret written into the file itself
 */
public record LoadedConfig<T>(T settings, List<ConfigProblem> notes) {
  public LoadedConfig {
    notes = List.copyOf(notes);
  }
}
