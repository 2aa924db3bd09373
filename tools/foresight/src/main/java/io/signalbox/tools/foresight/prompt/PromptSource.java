package io.signalbox.tools.foresight.prompt;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Folder of prompt files, configured in the settings.
 *
 * @param name unique among the sources of prompts
 * @param owner person or team that answers for its prompts; empty where the settings say nothing
 * @param channel Slack channel that is told of changes where an owner is not in Slack
 */
public record PromptSource(String name, Path folder, String owner, Optional<String> channel) {
  /** Creates a source without a channel. */
  public PromptSource(String name, Path folder, String owner) {
    this(name, folder, owner, Optional.empty());
  }
}
