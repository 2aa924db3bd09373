package io.signalbox.tools.foresight.catalogue.scan;

import io.signalbox.tools.foresight.catalogue.ModelCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises names of models in a line. A name counts as a whole only, and where it is a value: in
 * quotes, or after a colon, an equals sign or a dash. A name that is a word otherwise ({@code ada},
 * {@code o3}) needs the word "model" or an address of its maker in the line.
 */
final class MentionFinder {
  private static final Pattern TOKEN =
      Pattern.compile("(?<![\\w./@-])[A-Za-z0-9][\\w.:@/-]{1,119}(?![\\w@/-])");
  private static final Pattern VALUE_BEFORE = Pattern.compile("[\"'`=:,\\[(>-]\\s*$");
  private static final Pattern DISTINCT = Pattern.compile("(?=.*\\d)(?=.*[-.@]).{6,}");
  private static final Pattern MODEL_LINE =
      Pattern.compile("model|engine|deployment|llm|openai|anthropic|gemini|cohere|mistral|embed");
  private static final Set<String> PREFIXES =
      Set.of(
          "openai",
          "anthropic",
          "google",
          "gemini",
          "vertex_ai",
          "azure",
          "bedrock",
          "groq",
          "xai",
          "mistral",
          "cohere",
          "deepseek",
          "moonshot",
          "litellm",
          "openrouter",
          "models");

  private final ModelCatalogue catalogue;

  MentionFinder(ModelCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Facts about the names in a line, by name.
   *
   * @param channel hint of the file's, empty where there is none
   */
  List<ModelMention> in(String path, int number, String line, String channel) {
    List<ModelMention> found = new ArrayList<>();
    String lower = line.toLowerCase(Locale.ROOT);
    Matcher tokens = TOKEN.matcher(line);
    while (tokens.find()) {
      String token = trimmed(tokens.group());
      if (!VALUE_BEFORE.matcher(line.substring(0, tokens.start())).find()) {
        continue;
      }
      if (DISTINCT.matcher(token).matches() || MODEL_LINE.matcher(lower).find()) {
        facts(token, channel(lower, channel)).stream()
            .findFirst()
            .ifPresent(fact -> found.add(new ModelMention(path, number, token, fact)));
      }
    }
    return found;
  }

  private static String trimmed(String token) {
    return token.replaceFirst("[.:/-]+$", "");
  }

  private List<ModelFact> facts(String token, String channel) {
    String name = token;
    while (true) {
      List<ModelFact> facts = catalogue.everywhere(name);
      if (!facts.isEmpty()) {
        return facts.stream().filter(fact -> fact.channel().equals(home(fact, channel))).toList();
      }
      int cut = Math.max(name.indexOf('/'), name.startsWith("openai:") ? 6 : -1);
      if (cut < 0 || !PREFIXES.contains(name.substring(0, cut).toLowerCase(Locale.ROOT))) {
        return List.of();
      }
      name = name.substring(cut + 1);
    }
  }

  /** The channel that counts: the one that the file names, else the maker's own. */
  private static String home(ModelFact fact, String channel) {
    return channel.isEmpty() ? fact.provider() + "-api" : channel;
  }

  /** The channel that a line names, or its file. */
  static String channel(String lower, String fallback) {
    if (lower.contains("azure")) {
      return "azure-foundry";
    }
    if (lower.contains("bedrock")) {
      return "aws-bedrock";
    }
    return lower.contains("vertex") ? "vertex-ai" : fallback;
  }
}
