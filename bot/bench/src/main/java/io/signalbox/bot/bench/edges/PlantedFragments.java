package io.signalbox.bot.bench.edges;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Generates test prompts from public ones: hosts into which fragments of other prompts are planted,
 * verbatim, reflowed, edited or halved.
 *
 * <p>Hosts and fragments come from different files. An edited copy has that share of its words
 * replaced, left out, or followed by another one, each word on its own, with words of the same
 * corpus.
 */
final class PlantedFragments {
  /** Kind of change made to a fragment when it is planted. */
  enum CopyKind {
    VERBATIM,
    REFLOWED,
    EDITED_5,
    EDITED_15,
    EDITED_30,
    HALF
  }

  /**
   * Copy of a fragment planted in a prompt.
   *
   * @param fragment number of the fragment
   * @param prompt name of the prompt that carries it
   */
  record Planted(int fragment, String prompt, CopyKind kind) {}

  private static final int FRAGMENTS = 300;
  private static final int PROMPTS = 1200;
  private static final int SHORTEST = 40;
  private static final int LONGEST = 220;
  private static final int MOST_PLANTED = 3;

  final List<String> fragments = new ArrayList<>();
  final Map<String, String> hosts = new LinkedHashMap<>();
  final Map<String, String> prompts = new LinkedHashMap<>();
  final List<Planted> planted = new ArrayList<>();

  private final Random random;
  private final List<String> vocabulary;

  /**
   * @param texts public prompts; at least two with 260 words and more
   */
  PlantedFragments(List<String> texts, long seed) {
    random = new Random(seed);
    List<String> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, random);
    int cut = shuffled.size() / 3;
    vocabulary =
        texts.stream()
            .flatMap(text -> Arrays.stream(text.split("\\s+")))
            .filter(word -> word.length() > 2)
            .collect(Collectors.toCollection(ArrayList::new));
    drawFragments(shuffled.subList(0, cut));
    assemble(shuffled.subList(cut, shuffled.size()));
  }

  private void drawFragments(List<String> sources) {
    List<String> eligible =
        sources.stream().filter(text -> words(text).size() > LONGEST + SHORTEST).toList();
    for (int i = 0; i < FRAGMENTS && !eligible.isEmpty(); i++) {
      fragments.add(passage(eligible.get(i % eligible.size()).lines().toList()));
    }
  }

  /**
   * Returns consecutive whole lines from a random one on, until they have the drawn number of
   * words.
   */
  private String passage(List<String> lines) {
    int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
    int at = random.nextInt(lines.size());
    List<String> passage = new ArrayList<>();
    for (int count = 0; count < length; at = (at + 1) % lines.size()) {
      passage.add(lines.get(at));
      count += lines.get(at).isBlank() ? 0 : words(lines.get(at)).size();
    }
    return String.join("\n", passage);
  }

  private void assemble(List<String> sources) {
    for (int i = 0; i < PROMPTS; i++) {
      String name = "prompt-" + i;
      String host = sources.get(i % sources.size());
      hosts.put(name, host);
      List<String> paragraphs = new ArrayList<>(Arrays.asList(host.split("\n\\s*\n")));
      int count = random.nextInt(MOST_PLANTED + 1);
      List<Integer> chosen =
          random.ints(0, fragments.size()).distinct().limit(count).boxed().toList();
      for (int fragment : chosen) {
        CopyKind kind = CopyKind.values()[random.nextInt(CopyKind.values().length)];
        paragraphs.add(random.nextInt(paragraphs.size() + 1), copy(fragments.get(fragment), kind));
        planted.add(new Planted(fragment, name, kind));
      }
      prompts.put(name, String.join("\n\n", paragraphs));
    }
  }

  private String copy(String fragment, CopyKind kind) {
    List<String> words = words(fragment);
    return switch (kind) {
      case VERBATIM -> fragment;
      case REFLOWED -> reflowed(words);
      case EDITED_5 -> edited(fragment, 0.05);
      case EDITED_15 -> edited(fragment, 0.15);
      case EDITED_30 -> edited(fragment, 0.30);
      case HALF -> String.join(" ", words.subList(0, words.size() / 2));
    };
  }

  private String reflowed(List<String> words) {
    StringBuilder text = new StringBuilder("> ");
    for (String word : words) {
      text.append(word).append(random.nextInt(7) == 0 ? "\n> " : " ");
    }
    return text.toString();
  }

  private String edited(String fragment, double share) {
    return fragment
        .lines()
        .map(line -> edited(words(line), share))
        .collect(Collectors.joining("\n"));
  }

  private String edited(List<String> words, double share) {
    List<String> edited = new ArrayList<>();
    for (String word : words) {
      if (random.nextDouble() >= share) {
        edited.add(word);
        continue;
      }
      int way = random.nextInt(3);
      if (way == 0) {
        edited.add(word);
      }
      if (way < 2) {
        edited.add(vocabulary.get(random.nextInt(vocabulary.size())));
      }
    }
    return String.join(" ", edited);
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }
}
