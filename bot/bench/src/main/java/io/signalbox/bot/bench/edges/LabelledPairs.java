package io.signalbox.bot.bench.edges;

import io.signalbox.config.secret.Sha256Hash;
import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.FragmentIndex;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFileReader;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.WordAlignment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measures the precision of found prompt pairs against labels by a person: {@code copy}, or {@code
 * boilerplate} that says nothing about the two. In a pair, one public prompt holds words of the
 * other. A label's line has the hashes of both texts and no text.
 */
final class LabelledPairs {
  private static final int DIGITS = 16;
  private static final int SHOWN = 160;

  /**
   * Most pairs drawn from the same two folders, so that a folder made from one template is not all.
   */
  private static final int MOST_OF_FOLDERS = 3;

  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> hashes = new HashMap<>();
  private final List<NamedPair> named = new ArrayList<>();

  private record NamedPair(String fragment, String holder, double share) {}

  LabelledPairs(List<Path> folders, PromptFingerprinter fingerprinter) throws IOException {
    Set<String> known = new HashSet<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path path : files.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
          String name = folder.getFileName() + "/" + folder.relativize(path);
          PromptFile file =
              PromptFileReader.read(name, Files.readString(path, StandardCharsets.UTF_8))
                  .getFirst();
          if (known.add(file.text())) {
            texts.put(name, file.text());
            hashes.put(name, hash(file.text()));
          }
        }
      }
    }
    Map<String, FingerprintSet> prints = new TreeMap<>();
    texts.forEach((name, text) -> prints.put(name, fingerprinter.winnowed(text)));
    FragmentIndex index = new FragmentIndex(prints);
    prints.forEach(
        (name, words) ->
            index
                .carriers(words, holder -> WordAlignment.isCopy(text(name), text(holder)))
                .forEach(
                    (holder, share) -> {
                      boolean other = !holder.equals(name);
                      boolean part = words.size() <= 2 * prints.getOrDefault(holder, words).size();
                      if (other && part) {
                        named.add(new NamedPair(name, holder, share));
                      }
                    }));
  }

  /** Prints pairs drawn at random, few from the same two folders, for a person to label. */
  void draw(int count, long seed, PrintWriter out) {
    List<NamedPair> drawn = new ArrayList<>(named);
    Collections.shuffle(drawn, new Random(seed));
    Map<String, Integer> fromFolders = new HashMap<>();
    drawn.removeIf(pair -> fromFolders.merge(folders(pair), 1, Integer::sum) > MOST_OF_FOLDERS);
    for (NamedPair pair : drawn.subList(0, Math.min(count, drawn.size()))) {
      out.printf(
          Locale.ROOT,
          "%s\t%s\t?\t%.2f\t%s\t%s\t%s%n",
          hashes.get(pair.fragment()),
          hashes.get(pair.holder()),
          pair.share(),
          pair.fragment(),
          pair.holder(),
          longestShared(pair));
    }
  }

  private static String folders(NamedPair pair) {
    return folder(pair.fragment()) + " " + folder(pair.holder());
  }

  private static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** Returns the longest run of words that both prompts have, as help for labelling. */
  private String longestShared(NamedPair pair) {
    String[] words = words(pair.fragment());
    String holder = " " + String.join(" ", words(pair.holder())) + " ";
    String best = "";
    int count = 0;
    int from = 0;
    for (int until = 1; until <= words.length; until++) {
      while (from < until && !holder.contains(" " + join(words, from, until) + " ")) {
        from++;
      }
      if (until - from > count) {
        count = until - from;
        best = join(words, from, until);
      }
    }
    return count + " words: " + best.substring(0, Math.min(SHOWN, best.length()));
  }

  private static String join(String[] words, int from, int until) {
    return String.join(" ", List.of(words).subList(from, until));
  }

  private String text(String name) {
    return texts.getOrDefault(name, "");
  }

  private String[] words(String name) {
    return text(name).strip().split("\\s+", -1);
  }

  /**
   * Prints the precision, which is the share of copies among the labelled pairs that are found, and
   * the recall, which is the share of the labelled copies that are found.
   */
  void print(Path labels, PrintWriter out) throws IOException {
    Set<String> now = new HashSet<>();
    named.forEach(pair -> now.add(hashes.get(pair.fragment()) + " " + hashes.get(pair.holder())));
    Map<String, Integer> counts = new TreeMap<>();
    int labelled = 0;
    for (String line : Files.readAllLines(labels, StandardCharsets.UTF_8)) {
      String[] cells = line.split("\t", -1);
      if (cells.length >= 3 && !line.startsWith("#")) {
        boolean isNamed = now.contains(cells[0] + " " + cells[1]);
        counts.merge(isNamed ? cells[2] : "not named", 1, Integer::sum);
        labelled += cells[2].equals("copy") ? 1 : 0;
      }
    }
    int copies = counts.getOrDefault("copy", 0);
    int wrong = counts.getOrDefault("boilerplate", 0);
    out.printf(
        Locale.ROOT,
        "%n%d prompts, %d pairs named; of those labelled %s; precision %.3f, recall %.3f%n",
        texts.size(),
        named.size(),
        counts,
        (double) copies / Math.max(1, copies + wrong),
        (double) copies / Math.max(1, labelled));
  }

  private static String hash(String text) {
    return Sha256Hash.hex(text).substring(0, DIGITS);
  }
}
