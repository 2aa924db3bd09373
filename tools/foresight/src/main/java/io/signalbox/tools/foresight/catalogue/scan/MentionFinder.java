package io.signalbox.tools.foresight.catalogue.scan;

import io.signalbox.tools.foresight.catalogue.ModelCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds names of models in a line of text, by the catalogue. A name counts as a whole only, and
 * where it is a value: in quotes, after a colon, an equals sign or a dash, or alone in its line. A
 * name that is a word otherwise ({@code ada}, {@code o3}) needs the word "model" or an address of
 * its maker in the line. Lines of comments are left out.
 */
final class MentionFinder {
  private static final Pattern TOKEN =
      Pattern.compile("(?<![\\w./@-])[A-Za-z0-9][\\w.:@/-]{1,119}(?![\\w@/-])");
  private static final String BEFORE_VALUES = "\"'`=:,[(>-";
  private static final String QUOTES = "\"'`";

  /** Endings of files in whose languages a backtick opens a string. */
  private static final Set<String> BACKTICKS =
      Set.of("js", "mjs", "cjs", "ts", "tsx", "jsx", "vue", "svelte", "go");

  private static final Pattern DISTINCT = Pattern.compile("(?=.*\\d)(?=.*[-.@]).{5,}");
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
  private static final Pattern COMMENT_LINE =
      Pattern.compile("^\\s*(?://|/\\*|\\*\\s|--\\s|;\\s|<!--|#(?!define|\\[))");

  /** Longest line whose every word tells of a name in it; of longer ones what is near. */
  private static final int ONE_STATEMENT = 2_000;

  private static final int NEAR = 200;

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
    if (COMMENT_LINE.matcher(line).lookingAt()) {
      return;
    }
    boolean backticks = BACKTICKS.contains(path.substring(path.lastIndexOf('.') + 1));
    boolean single = line.length() <= ONE_STATEMENT;
    LineWords all = LineWords.of(single ? line : "", above);
    Matcher tokens = TOKEN.matcher(line);
    while (tokens.find()) {
      String token = trimmed(tokens.group());
      boolean distinct = DISTINCT.matcher(token).matches();
      if (!isValue(line, tokens.start(), tokens.end(), distinct, backticks)) {
        continue;
      }
      LineWords words =
          single ? all : LineWords.of(near(line, tokens.start(), tokens.end()), above);
      if (distinct || words.model()) {
        BareName bare = bare(token, words.channel());
        Optional<ModelFact> fact = fact(bare);
        fact.ifPresent(each -> found.known().add(new ModelMention(path, number, token, each)));
        if (fact.isEmpty() && distinct && MADE.matcher(bare.maker()).matches()) {
          found.unknown().add(new UnknownMention(path, number, token, bare.channel()));
        }
      }
    }
  }

  /**
   * Channel that a line names, and whether it is about models.
   *
   * @param channel empty where nothing tells it
   */
  private record LineWords(String channel, boolean model) {
    static LineWords of(String line, String above) {
      String lower = line.toLowerCase(Locale.ROOT);
      return new LineWords(ChannelWords.in(spoken(lower), above), MODEL_LINE.matcher(lower).find());
    }
  }

  private static String near(String line, int start, int end) {
    return line.substring(Math.max(0, start - NEAR), Math.min(line.length(), end + NEAR));
  }

  /** Returns whether the part of a line between two positions is a value, and not in prose. */
  private static boolean isValue(
      String line, int start, int end, boolean distinct, boolean backticks) {
    int before = start - 1;
    while (before >= 0 && Character.isWhitespace(line.charAt(before))) {
      before--;
    }
    int after = end;
    while (after < line.length() && Character.isWhitespace(line.charAt(after))) {
      after++;
    }
    boolean last = after == line.length();
    if (before < 0) {
      return distinct && (last || line.charAt(after) == ',');
    }
    char mark = line.charAt(before);
    if (BEFORE_VALUES.indexOf(mark) < 0 || (mark == '`' && !backticks)) {
      return false;
    }
    if (last || after == end) {
      return true;
    }
    boolean quoted = QUOTES.indexOf(mark) >= 0 && before == start - 1;
    boolean prose = Character.isLetter(line.charAt(after)) || line.charAt(after) == '(';
    return !quoted && (mark == '=' || !prose);
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
