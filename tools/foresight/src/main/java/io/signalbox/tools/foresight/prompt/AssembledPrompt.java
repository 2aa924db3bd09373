package io.signalbox.tools.foresight.prompt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expands the includes of a prompt file, giving the text that a model receives. */
public final class AssembledPrompt {
  private static final Pattern PUT_IN =
      Pattern.compile(
          "\\{%-?\\s*(?:include|render)\\s+['\"]([^'\"]+)['\"][^%]*%\\}|\\{\\{>\\s*([\\w./-]+)\\s*\\}\\}");

  /** Most levels of nested includes, which also ends cycles. */
  private static final int DEPTH = 8;

  private AssembledPrompt() {}

  /** Returns the expanded text; an include whose file is not in the tree is left as it is. */
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
