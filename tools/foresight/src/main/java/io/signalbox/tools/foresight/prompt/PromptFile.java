package io.signalbox.tools.foresight.prompt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prompt, or fragment of prompts, parsed from a file.
 *
 * @param name path from the root of its source, with slashes; of a file with several prompts also
 *     {@code #} and the prompt's name
 * @param lines all lines, in order
 * @param references other files that it puts in, as it writes them: paths, or names of prompts
 * @param assembled whether it is the product of others, as a snapshot of a whole prompt is, and not
 *     written by hand
 * @param facts statements of its author
 * @param body as it is written, without front matter; empty for a program
 */
public record PromptFile(
    String name,
    List<PromptLine> lines,
    Set<String> references,
    boolean assembled,
    PromptFacts facts,
    String body) {
  public PromptFile {
    lines = List.copyOf(lines);
    references = Set.copyOf(references);
  }

  /** Creates a file without metadata. */
  PromptFile(String name, List<PromptLine> lines, Set<String> references, boolean assembled) {
    this(name, lines, references, assembled, PromptFacts.NONE, "");
  }

  /** Creates a file of plain text, such as the stored version of a deleted file. */
  public static PromptFile of(String name, String words) {
    return new PromptFile(
        name,
        words.lines().map(PromptLine::text).toList(),
        Set.of(),
        /* assembled= */ false,
        PromptFacts.NONE,
        words);
  }

  /** Returns a copy with another text. */
  public PromptFile withWords(String words) {
    return new PromptFile(name, of(name, words).lines(), references, assembled, facts, words);
  }

  /** Returns the text that a model reads, without code. */
  public String text() {
    return lines.stream()
        .map(PromptLine::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
