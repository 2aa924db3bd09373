package io.signalbox.config;

import java.util.List;

/**
 * Validated settings together with the warnings that the readers reported.
 *
 * @param settings what the reader made of the file
 * @param warnings advice to the operator, such as a secret written into the file itself
 */
public record LoadedConfig<T>(T settings, List<ConfigProblem> warnings) {
  public LoadedConfig {
    warnings = List.copyOf(warnings);
  }
}
