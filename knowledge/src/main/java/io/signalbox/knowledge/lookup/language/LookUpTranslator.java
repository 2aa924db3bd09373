package io.signalbox.knowledge.lookup.language;

import io.signalbox.config.NearestName;
import io.signalbox.knowledge.text.SpellingTolerance;
import io.signalbox.knowledge.text.WordLists;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translator of look-up questions from one language to English, by the patterns and words of its
 * resource file.
 */
final class LookUpTranslator {
  private static final String NAME = "{}";
  private static final int SHORTEST_CORRECTED = 5;

  private final List<Form> forms = new ArrayList<>();
  private final Map<Pattern, String> times = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Set<String> openers = new HashSet<>();
  private final Set<String> vocabulary = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private Pattern opening = Pattern.compile("(?!)");
  private Pattern articles = Pattern.compile("(?!)");

  private record Form(Pattern pattern, String english) {}

  /**
   * English question that a foreign one may mean.
   *
   * @param name whether its name was translated as well
   */
  record Translation(String question, boolean name) {}

  private LookUpTranslator() {}

  static LookUpTranslator read(String file) {
    LookUpTranslator language = new LookUpTranslator();
    WordLists.lines(LookUpTranslator.class, file).forEach(language::add);
    return language;
  }

  private void add(String line) {
    String[] kind = line.split(" ", 2);
    String[] pair = kind[1].split(" = ", 2);
    switch (kind[0]) {
      case "form" -> {
        forms.add(new Form(pattern(pair[0]), pair[1]));
        learn(pair[0]);
        openers.add(words(pair[0]).getFirst());
        first(pair[0]).forEach(openers::add);
      }
      case "time" -> {
        times.put(
            Pattern.compile("(?<![\\p{L}\\p{N}])" + pair[0] + "(?![\\p{L}\\p{N}-])"), pair[1]);
        learn(pair[0]);
      }
      case "name" -> names.put(pair[0], pair[1]);
      case "opening" -> opening = Pattern.compile("^(?:" + kind[1] + ")+");
      case "article" ->
          articles = Pattern.compile("^(?:" + kind[1].replace(", ", "|") + ")(?: |(?<='))");
      case "words" -> words.addAll(List.of(kind[1].split(" ")));
      default -> throw new IllegalStateException("a line of a language begins with " + kind[0]);
    }
  }

  private void learn(String form) {
    vocabulary.addAll(words(form));
  }

  private static List<String> words(String form) {
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("\\p{L}+").matcher(form);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /**
   * Returns the first words of the alternatives that a form such as {@code (who|what) is} begins
   * with.
   */
  private static List<String> first(String form) {
    if (!form.startsWith("(")) {
      return List.of();
    }
    return List.of(form.substring(1, form.indexOf(')')).split("\\|")).stream()
        .map(each -> each.split(" ", -1)[0])
        .toList();
  }

  private static Pattern pattern(String form) {
    return Pattern.compile(
        form.replace("[", "(?:")
            .replace("]", ")?")
            .replace(NAME, "(?<name>.{2,60}?)")
            .replaceAll("\\((?!\\?)", "(?:"));
  }

  /** Returns a text in lower case, without accents and without punctuation at its ends. */
  static String plain(String text) {
    return Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("[\"“”«»`*¿¡]", "")
        .replaceAll("\\s+", " ")
        .replaceAll("^[\\s.,!?]+|[\\s.,!?]+$", "");
  }

  /** Returns the share of words that are everyday words of this language, 0 to 1. */
  double share(List<String> plainWords) {
    return plainWords.isEmpty()
        ? 0
        : (double) plainWords.stream().filter(words::contains).count() / plainWords.size();
  }

  /**
   * Translates a question that matches one of the forms to English: with the name as typed, then
   * translated; empty when none matches.
   *
   * @param plain as {@link #plain} gives it
   */
  List<Translation> english(String plain) {
    String opened = opening.matcher(plain).replaceFirst("");
    String first = opened.split(" ", 2)[0];
    if (openers.stream().noneMatch(opener -> isNear(first, opener))) {
      return List.of();
    }
    String left = corrected(opened);
    String time = "";
    for (Map.Entry<Pattern, String> each : times.entrySet()) {
      Matcher matcher = each.getKey().matcher(left);
      if (matcher.find()) {
        time = " " + each.getValue();
        left = matcher.replaceFirst(" ").replaceAll("\\s+", " ").strip();
        break;
      }
    }
    for (Form form : forms) {
      Matcher matcher = form.pattern().matcher(left);
      if (matcher.matches()) {
        return translations(form, matcher, time);
      }
    }
    return List.of();
  }

  private List<Translation> translations(Form form, Matcher matcher, String time) {
    Optional<String> typed =
        matcher.namedGroups().containsKey("name")
            ? Optional.ofNullable(matcher.group("name")).map(this::withoutArticle)
            : Optional.empty();
    List<Translation> all = new ArrayList<>();
    typed
        .map(names::get)
        .ifPresent(
            name -> all.add(new Translation(form.english().replace(NAME, name) + time, true)));
    String question =
        typed
            .map(name -> form.english().replace(NAME, name))
            .orElseGet(() -> form.english().replace(" for " + NAME, ""));
    all.addFirst(new Translation(question + time, false));
    return all;
  }

  private String withoutArticle(String name) {
    String before;
    String left = name.strip();
    do {
      before = left;
      left = articles.matcher(left).replaceFirst("").strip();
    } while (!left.equals(before));
    return left.isEmpty() ? name.strip() : left;
  }

  /** Returns the question with misspelt words of the forms corrected. */
  private String corrected(String plain) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = Pattern.compile("[\\p{L}]+|[^\\p{L}]+").matcher(plain);
    while (matcher.find()) {
      String word = matcher.group();
      text.append(
          vocabulary.contains(word) || word.length() < SHORTEST_CORRECTED
              ? word
              : nearest(word).orElse(word));
    }
    return text.toString();
  }

  private Optional<String> nearest(String word) {
    return vocabulary.stream()
        .filter(each -> each.length() >= SHORTEST_CORRECTED && isNear(word, each))
        .sorted()
        .findFirst();
  }

  private static boolean isNear(String typed, String word) {
    int most = SpellingTolerance.of(word);
    return Math.abs(typed.length() - word.length()) <= most
        && NearestName.distance(typed, word) <= most;
  }
}
