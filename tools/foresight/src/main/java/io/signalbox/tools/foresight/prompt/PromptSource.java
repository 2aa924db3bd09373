package io.signalbox.tools.foresight.prompt;

import java.nio.file.Path;

/**
 * A folder of prompt files that the settings name.
 *
 * @param name unique among the sources of prompts
 * @param owner person or team that answers for its prompts; empty where the settings say nothing
 */
public record PromptSource(String name, Path folder, String owner) {}
