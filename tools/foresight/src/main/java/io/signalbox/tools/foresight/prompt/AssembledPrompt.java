package io.signalbox.tools.foresight.prompt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prompt as a model reads it: with the files that it puts in where it puts them. */
public final class AssembledPrompt {
  private static final Pattern PUT_IN =
      Pattern.compile(
          "\\{%-?\\s*(?:include|render)\\s+['\"]([^'\"]+)['\"][^%]*%\\}|\\{\\{>\\s*([\\w./-]+)\\s*\\}\\}");

  /** Files within files; a circle ends there. */
  private static final int DEPTH = 8;

  private AssembledPrompt() {}

  /** Returns the whole text; a tag whose file is not in the tree stays as it is. */
  public static String of(PromptTree tree, PromptFile file) {
    return of(tree, file, DEPTH);
  }

  private static String of(PromptTree tree, PromptFile file, int depth) {
    if (depth == 0) {
      return file.body();
    }
    return PUT_IN
        .matcher(file.body())
        .replaceAll(
            tag -> {
              String name = tag.group(1) == null ? tag.group(2) : tag.group(1);
              Optional<PromptFile> used = tree.referenced(file, name);
              return Matcher.quoteReplacement(
                  used.map(each -> of(tree, each, depth - 1)).orElse(tag.group()));
            });
  }
}
