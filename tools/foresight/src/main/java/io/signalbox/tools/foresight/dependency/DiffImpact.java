package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Predicts which prompts a change of prompt files affects, from fingerprints of the state before
 * the change.
 *
 * <p>Where words of a passage change, those are touched that hold a third of its fingerprints.
 * Where code around the words changes (a condition, a tag), those that hold the file's other words,
 * since which of them show the passage cannot be known. A file whose words nobody holds puts others
 * in; it counts by what it puts in, and only where nothing nearer was found. Holds no state of a
 * call; safe for use by many threads.
 */
public final class DiffImpact {
  /** Share of a changed passage's fingerprints from which on a prompt counts as containing it. */
  private static final double HELD = 0.34;

  /** Number of a file's fingerprints from which on a prompt counts as containing it. */
  private static final int FILE_HELD = 2;

  private final PromptFingerprinter fingerprinter;
  private final PromptTree before;
  private final Map<String, FingerprintSet> holders;
  private final Map<String, FingerprintSet> complete = new LinkedHashMap<>();

  /**
   * @param before all prompt files as they were
   * @param holders fingerprints of the prompts that may be touched, by name, made by the same key
   */
  public DiffImpact(
      PromptFingerprinter fingerprinter, PromptTree before, Map<String, FingerprintSet> holders) {
    this.fingerprinter = fingerprinter;
    this.before = before;
    this.holders = Map.copyOf(holders);
    before.files().stream()
        .filter(file -> !file.assembled())
        .forEach(file -> complete.put(file.name(), fingerprinter.complete(file.text())));
  }

  /** Returns the fingerprints of every prompt in a tree, by name. */
  public static Map<String, FingerprintSet> holders(
      PromptFingerprinter fingerprinter, PromptTree tree) {
    return tree.files().stream()
        .collect(Collectors.toMap(PromptFile::name, file -> fingerprinter.winnowed(file.text())));
  }

  /**
   * Returns the names of the prompts that the change to this tree affects: those with changed
   * passages, and those that include a changed file. The changed files themselves are left out.
   */
  public Set<String> touched(PromptTree after) {
    Set<String> near = new TreeSet<>();
    Set<String> far = new TreeSet<>();
    Set<String> changed = new TreeSet<>();
    Map<String, PromptFile> old = written(before);
    Map<String, PromptFile> now = written(after);
    old.forEach((name, file) -> compare(file, now.get(name), changed, near, far));
    now.values().stream()
        .filter(file -> !old.containsKey(file.name()))
        .forEach(file -> near.addAll(holding(fingerprinter.complete(file.text()), FILE_HELD)));
    Set<String> touched = near.isEmpty() ? far : near;
    before.files().stream()
        .filter(file -> before.closure(file).stream().anyMatch(changed::contains))
        .map(PromptFile::name)
        .forEach(touched::add);
    touched.removeAll(changed);
    return touched;
  }

  private void compare(
      PromptFile file,
      @Nullable PromptFile now,
      Set<String> changed,
      Set<String> near,
      Set<String> far) {
    if (now != null && now.lines().equals(file.lines())) {
      return;
    }
    changed.add(file.name());
    FingerprintSet own = complete.getOrDefault(file.name(), FingerprintSet.empty());
    Set<String> holdsFile = holding(own, FILE_HELD);
    for (PromptChange change : PromptChange.between(file, now)) {
      Set<String> holdsPassage = holding(fingerprinter.complete(change.textBefore()));
      near.addAll(holdsPassage);
      if (change.structural() || holdsPassage.isEmpty()) {
        near.addAll(holdsFile);
        if (holdsFile.isEmpty()) {
          far.addAll(holding(withIncluded(file), FILE_HELD));
        }
      }
    }
  }

  private FingerprintSet withIncluded(PromptFile file) {
    return before.closure(file).stream()
        .map(name -> complete.getOrDefault(name, FingerprintSet.empty()))
        .reduce(complete.getOrDefault(file.name(), FingerprintSet.empty()), FingerprintSet::union);
  }

  /**
   * Returns the prompts that contain a passage. A winnowed set has about half of all hashes, so
   * that a third of a passage's is most of what it can hold.
   */
  private Set<String> holding(FingerprintSet passage) {
    return holding(passage, Math.max(1, (int) Math.ceil(passage.size() * HELD / 2)));
  }

  private Set<String> holding(FingerprintSet passage, int least) {
    return holders.entrySet().stream()
        .filter(holder -> holder.getValue().shared(passage) >= least)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, PromptFile> written(PromptTree tree) {
    return tree.files().stream()
        .filter(file -> !file.assembled())
        .collect(Collectors.toMap(PromptFile::name, Function.identity()));
  }
}
