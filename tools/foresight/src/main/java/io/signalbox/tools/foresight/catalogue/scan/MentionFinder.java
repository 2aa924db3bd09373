package io.signalbox.tools.foresight.catalogue.scan;

import io.signalbox.tools.foresight.catalogue.ModelCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds names of models in a line of text, by the catalogue. A name counts as a whole only, and
 * where it is a value: in quotes, or after a colon, an equals sign or a dash. A name that is a word
 * otherwise ({@code ada}, {@code o3}) needs the word "model" or an address of its maker in the
 * line.
 */
final class MentionFinder {
  private static final Pattern TOKEN =
      Pattern.compile("(?<![\\w./@-])[A-Za-z0-9][\\w.:@/-]{1,119}(?![\\w@/-])");
  private static final Pattern VALUE_BEFORE = Pattern.compile("[\"'`=:,\\[(>-]\\s*$");
  private static final Pattern DISTINCT = Pattern.compile("(?=.*\\d)(?=.*[-.@]).{6,}");
  private static final Pattern MODEL_LINE =
      Pattern.compile("model|engine|deployment|llm|openai|anthropic|gemini|cohere|mistral|embed");
  private static final String OWN = "-api";

  /**
   * Prefixes of names that determine the channel; {@link #OWN} stands for the API of the model's
   * maker.
   */
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("openai", OWN),
          Map.entry("anthropic", OWN),
          Map.entry("google", OWN),
          Map.entry("gemini", OWN),
          Map.entry("xai", OWN),
          Map.entry("mistral", OWN),
          Map.entry("cohere", OWN),
          Map.entry("deepseek", OWN),
          Map.entry("moonshot", OWN),
          Map.entry("groq", "groq-api"),
          Map.entry("vertex_ai", "vertex-ai"),
          Map.entry("azure", "azure-foundry"),
          Map.entry("azure_ai", "azure-foundry"),
          Map.entry("bedrock", "aws-bedrock"),
          Map.entry("converse", "aws-bedrock"),
          Map.entry("litellm", ""),
          Map.entry("openrouter", ""),
          Map.entry("models", ""));

  private static final Pattern BEDROCK =
      Pattern.compile(
          "^(?:[a-z-]{2,6}\\.)?(?:anthropic|amazon|ai21|cohere|meta|mistral|deepseek)\\.[a-z].*");
  private static final Pattern COMMENT = Pattern.compile("(?:#|//)\\s.*$");

  /** Naming patterns of makers in the catalogue, by which an unknown model name is recognised. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?:gpt-(?:35|\\d)|chatgpt-\\d|o\\d-|claude-(?:v?\\d|instant|opus|sonnet|haiku)"
              + "|gemini-\\d|text-(?:embedding|davinci)-|mi(?:s|x)tral-(?:tiny|small|medium|large)"
              + "|command-(?:r|a|light|nightly)|grok-\\d|deepseek-(?:chat|coder|reasoner|v\\d)).*");

  private final ModelCatalogue catalogue;

  MentionFinder(ModelCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Model names found so far, in and outside the catalogue. */
  record FoundNames(List<ModelMention> known, List<UnknownMention> unknown) {}

  /**
   * Finds the model names in a line and adds them to {@code found}.
   *
   * @param above channel that the file names above the line, empty where there is none
   */
  void in(String path, int number, String line, String above, FoundNames found) {
    String lower = line.toLowerCase(Locale.ROOT);
    String channel = ChannelWords.in(spoken(lower), above);
    Matcher tokens = TOKEN.matcher(line);
    while (tokens.find()) {
      String token = trimmed(tokens.group());
      if (!VALUE_BEFORE.matcher(line.substring(0, tokens.start())).find()) {
        continue;
      }
      boolean distinct = DISTINCT.matcher(token).matches();
      if (distinct || MODEL_LINE.matcher(lower).find()) {
        BareName bare = bare(token, channel);
        Optional<ModelFact> fact = fact(bare);
        fact.ifPresent(each -> found.known().add(new ModelMention(path, number, token, each)));
        if (fact.isEmpty() && distinct && MADE.matcher(bare.maker()).matches()) {
          found.unknown().add(new UnknownMention(path, number, token, bare.channel()));
        }
      }
    }
  }

  /**
   * Removes from a line its comment and the names whose prefix determines a channel of their own.
   */
  private static String spoken(String lower) {
    String code = COMMENT.matcher(lower).replaceFirst("");
    return TOKEN
        .matcher(code.isBlank() ? lower : code)
        .replaceAll(
            match -> {
              String first = match.group().replaceFirst("[/:].*$", "");
              boolean own = !first.equals(match.group()) && PREFIXES.containsKey(first);
              return own ? "" : Matcher.quoteReplacement(match.group());
            });
  }

  /**
   * Model name without its prefixes.
   *
   * @param channel empty where nothing tells it
   */
  private record BareName(String name, String channel) {
    /** Returns the name in the spelling of the model's maker. */
    String maker() {
      String last = name.replaceFirst("^ft:", "").replaceFirst("^.*/", "");
      return BEDROCK.matcher(last).matches() ? last.replaceFirst("^.*?\\.(?=[a-z]+-)", "") : last;
    }
  }

  private BareName bare(String token, String above) {
    String name = token;
    String channel = above;
    while (true) {
      int cut = Math.max(name.indexOf('/'), name.startsWith("openai:") ? 6 : -1);
      String before =
          cut < 0 ? null : PREFIXES.get(name.substring(0, cut).toLowerCase(Locale.ROOT));
      if (before == null) {
        return new BareName(name, BEDROCK.matcher(name).matches() ? "aws-bedrock" : channel);
      }
      channel = before.isEmpty() ? channel : before;
      name = name.substring(cut + 1);
    }
  }

  /** Finds the fact about a name on its channel, but on no other. */
  private Optional<ModelFact> fact(BareName bare) {
    boolean own = bare.channel().isEmpty() || bare.channel().equals(OWN);
    if (own) {
      return catalogue.everywhere(bare.name()).stream()
          .filter(fact -> fact.channel().equals(fact.provider() + OWN))
          .findFirst();
    }
    return catalogue.find(bare.channel(), bare.name()).or(() -> lastVersion(bare));
  }

  /** Returns the version of the model that retires last, if all known versions retire. */
  private Optional<ModelFact> lastVersion(BareName bare) {
    List<ModelFact> versions = catalogue.versions(bare.channel(), bare.name());
    return versions.stream().allMatch(ModelFact::hasEnd)
        ? versions.stream().max(Comparator.comparing(fact -> fact.retires().orElseThrow()))
        : Optional.empty();
  }

  private static String trimmed(String token) {
    return token.replaceFirst("[.:/-]+$", "");
  }
}
