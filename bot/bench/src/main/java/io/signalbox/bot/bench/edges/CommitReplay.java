package io.signalbox.bot.bench.edges;

import io.signalbox.tools.foresight.dependency.DiffImpact;
import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFileReader;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptRepository;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Replays the commits of a real repository, predicts the assembled prompts that each will change,
 * and compares with those that it changed.
 *
 * <p>Counted are commits with one parent that change a fragment and a snapshot; truth is the
 * snapshot entries that existed before and exist afterwards with another text.
 */
final class CommitReplay {
  private final PromptRepository repository;
  private final PromptFingerprinter fingerprinter;
  private final String folder;
  private final String fragments;

  /**
   * @param folder prompts and snapshots, from the root of the repository
   * @param fragments the part of it whose files are put into others
   */
  CommitReplay(
      PromptRepository repository,
      PromptFingerprinter fingerprinter,
      String folder,
      String fragments) {
    this.repository = repository;
    this.fingerprinter = fingerprinter;
    this.folder = folder;
    this.fragments = fragments;
  }

  List<CommitOutcome> run() throws IOException {
    List<CommitOutcome> outcomes = new ArrayList<>();
    for (RevCommit commit : repository.commitsBelow(folder)) {
      Set<String> changed = repository.changedPaths(commit, folder);
      boolean fragment =
          changed.stream().anyMatch(path -> path.startsWith(fragments) && writtenPrompt(path));
      if (fragment && changed.stream().anyMatch(path -> path.endsWith(".snap"))) {
        outcomes.add(outcome(commit));
      }
    }
    return outcomes;
  }

  private static boolean writtenPrompt(String path) {
    return !path.endsWith(".snap") && PromptFileReader.reads(path);
  }

  private CommitOutcome outcome(RevCommit commit) throws IOException {
    PromptTree before = repository.tree(repository.commit(commit.getParent(0).name()), folder);
    PromptTree after = repository.tree(commit, folder);
    List<PromptFile> assembled = before.files().stream().filter(PromptFile::assembled).toList();
    Set<String> changed =
        assembled.stream()
            .filter(
                file ->
                    after
                        .file(file.name())
                        .filter(now -> !now.lines().equals(file.lines()))
                        .isPresent())
            .map(PromptFile::name)
            .collect(Collectors.toSet());
    Map<String, FingerprintSet> holders =
        DiffImpact.holders(fingerprinter, new PromptTree(assembled));
    Set<String> named = new DiffImpact(fingerprinter, before, holders).touched(after);
    named.retainAll(holders.keySet());
    return new CommitOutcome(
        commit.abbreviate(8).name(),
        assembled.size(),
        changed,
        named,
        including(before, after, holders));
  }

  private Set<String> including(
      PromptTree before, PromptTree after, Map<String, FingerprintSet> holders) {
    Set<String> including = new TreeSet<>();
    before.files().stream()
        .filter(file -> !file.assembled() && file.name().startsWith(fragments))
        .filter(file -> after.file(file.name()).filter(file::equals).isEmpty())
        .map(file -> fingerprinter.complete(file.text()))
        .forEach(
            prints ->
                holders.forEach(
                    (name, holder) -> {
                      if (holder.shared(prints) >= 2) {
                        including.add(name);
                      }
                    }));
    return including;
  }
}
