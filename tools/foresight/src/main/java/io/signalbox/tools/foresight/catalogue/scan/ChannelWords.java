package io.signalbox.tools.foresight.catalogue.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tracks the channel that a settings file names for its current line: in the enclosing keys, or in
 * a neighbouring key such as {@code provider}. Goes through one file, line by line.
 */
final class ChannelWords {
  private static final Pattern KEY =
      Pattern.compile("^(\\s*)(-\\s+)?[\"']?([\\w.-]+)[\"']?\\s*(?:[:=]|(?:\"[^\"]*\"\\s*)*\\{)");
  private static final Set<String> TELLING =
      Set.of("provider", "channel", "platform", "service", "api_type", "api-type", "vendor");
  private static final Set<String> SETTINGS =
      Set.of("yaml", "yml", "json", "jsonc", "tf", "tfvars", "hcl", "bicep");
  private static final Map<String, String> WORDS =
      Map.of("azure", "azure-foundry", "bedrock", "aws-bedrock", "vertex", "vertex-ai");

  private final boolean settings;
  private final String file;
  private final Deque<EnclosingKey> keys = new ArrayDeque<>();

  /**
   * Key of the file that names the channel of the lines below it.
   *
   * @param beside whether it counts for its neighbours too
   */
  private record EnclosingKey(int indent, boolean beside, String channel) {}

  /**
   * @param lowerPath of the file, whose name may tell the channel of all of it
   */
  ChannelWords(String lowerPath) {
    this.settings = SETTINGS.contains(lowerPath.substring(lowerPath.lastIndexOf('.') + 1));
    this.file = in(lowerPath, "");
  }

  /**
   * Returns the channel that applies to a line, and advances past it; the default is the file's
   * channel.
   */
  String above(String line) {
    if (!settings || line.isBlank()) {
      return file;
    }
    String lower = line.toLowerCase(Locale.ROOT);
    Matcher key = KEY.matcher(lower);
    boolean keyed = key.find();
    int start = lower.length() - lower.stripLeading().length();
    int indent = keyed && key.group(2) != null ? start + key.group(2).length() : start;
    while (!keys.isEmpty() && isLeft(keys.peek(), start)) {
      keys.pop();
    }
    String channel =
        keys.stream()
            .map(EnclosingKey::channel)
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse(file);
    if (keyed) {
      String rest = lower.substring(key.end()).strip();
      boolean opens = rest.isEmpty() || rest.equals("{") || rest.equals("[");
      if (opens || TELLING.contains(key.group(3))) {
        keys.push(new EnclosingKey(indent, !opens, in(lower, "")));
      }
    }
    return channel;
  }

  private static boolean isLeft(EnclosingKey key, int start) {
    return key.beside() ? start < key.indent() : start <= key.indent();
  }

  /** Returns the channel whose keyword occurs first in a text. */
  static String in(String lower, String fallback) {
    String found = fallback;
    int first = Integer.MAX_VALUE;
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      int at = lower.indexOf(word.getKey());
      if (at >= 0 && at < first) {
        first = at;
        found = word.getValue();
      }
    }
    return found;
  }
}
