package io.signalbox.tools.foresight.prompt;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expansion of the includes of a prompt file, giving the text that a model receives. An include
 * that leads back to a file that is being expanded, or beyond the bounds of depth, number and
 * length, is left as it is written. Used by one thread, once.
 */
public final class AssembledPrompt {
  private static final Pattern PUT_IN =
      Pattern.compile(
          "\\{%-?\\s*(?:include|render)\\s+['\"]([^'\"]+)['\"][^%]*%\\}|\\{\\{>\\s*([\\w./-]+)\\s*\\}\\}");

  /** Most levels of nested includes. */
  private static final int DEPTH = 8;

  /** Most files that are put into one prompt, counted each time. */
  private static final int MOST_INCLUDES = 1_000;

  /** Longest text that includes make, in characters; a file that is longer itself stays whole. */
  private static final int LONGEST = 1_000_000;

  private final PromptTree tree;
  private final StringBuilder text = new StringBuilder();

  /** Names of the files that are being expanded, one inside the other. */
  private final Set<String> open = new HashSet<>();

  /** Number of characters that follow in the open files, without the innermost. */
  private int ahead;

  private int includes;
  private boolean cut;

  private AssembledPrompt(PromptTree tree) {
    this.tree = tree;
  }

  /** Returns the expanded text; an include whose file is not in the tree is left as it is. */
  public static String of(PromptTree tree, PromptFile file) {
    return expanded(tree, file).text.toString();
  }

  /** Returns whether some includes of a file are left as they are, since they exceed the bounds. */
  public static boolean isCut(PromptTree tree, PromptFile file) {
    return expanded(tree, file).cut;
  }

  private static AssembledPrompt expanded(PromptTree tree, PromptFile file) {
    AssembledPrompt prompt = new AssembledPrompt(tree);
    prompt.expand(file);
    return prompt;
  }

  private void expand(PromptFile file) {
    open.add(file.name());
    String body = file.body();
    Matcher tag = PUT_IN.matcher(body);
    int at = 0;
    while (tag.find()) {
      text.append(body, at, tag.start());
      at = tag.end();
      String name = tag.group(1) == null ? tag.group(2) : tag.group(1);
      int rest = body.length() - at;
      Optional<PromptFile> used = includes < MOST_INCLUDES ? used(file, name, rest) : leftOut();
      if (used.isPresent()) {
        includes++;
        ahead += rest;
        expand(used.get());
        ahead -= rest;
      } else {
        text.append(tag.group());
      }
    }
    text.append(body, at, body.length());
    open.remove(file.name());
  }

  private Optional<PromptFile> used(PromptFile from, String name, int rest) {
    Optional<PromptFile> found = tree.referenced(from, name);
    if (found.isEmpty()) {
      return found;
    }
    boolean fits =
        open.size() <= DEPTH
            && !open.contains(found.get().name())
            && text.length() + ahead + rest + found.get().body().length() <= LONGEST;
    return fits ? found : leftOut();
  }

  private Optional<PromptFile> leftOut() {
    cut = true;
    return Optional.empty();
  }
}
