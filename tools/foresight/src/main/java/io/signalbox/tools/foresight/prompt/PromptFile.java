package io.signalbox.tools.foresight.prompt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A prompt, or a fragment of several, as a file holds it.
 *
 * @param name path from the root of its source, with slashes; of a file with several prompts also
 *     {@code #} and the prompt's name
 * @param lines all lines, in order
 * @param references other files that it puts in, as it writes them: paths, or names of prompts
 * @param assembled whether it is the product of others, as a snapshot of a whole prompt is, and not
 *     written by hand
 */
public record PromptFile(
    String name, List<PromptLine> lines, Set<String> references, boolean assembled) {
  public PromptFile {
    lines = List.copyOf(lines);
    references = Set.copyOf(references);
  }

  /** Returns what a model reads of it. */
  public String text() {
    return lines.stream()
        .map(PromptLine::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
