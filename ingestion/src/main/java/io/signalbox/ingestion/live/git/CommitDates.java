package io.signalbox.ingestion.live.git;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Dates of the last commit to each file, found in one walk along the first parents of a branch. */
final class CommitDates {
  /** Maximum number of commits walked; files not touched by them have no date. */
  private static final int MOST_COMMITS = 20_000;

  private final Set<String> asked;
  private final Map<String, LocalDate> days = new HashMap<>();

  private CommitDates(Set<String> asked) {
    this.asked = Set.copyOf(asked);
  }

  /** Returns an instance without dates. */
  static CommitDates none() {
    return new CommitDates(Set.of());
  }

  /** Walks back from the head to find the dates of these files. */
  static CommitDates of(Repository repository, ObjectId head, Set<String> paths)
      throws IOException {
    CommitDates dates = new CommitDates(paths);
    Set<String> wanted = new HashSet<>(paths);
    try (RevWalk walk = new RevWalk(repository)) {
      Optional<RevCommit> commit = Optional.of(walk.parseCommit(head));
      for (int i = 0; i < MOST_COMMITS && commit.isPresent() && !wanted.isEmpty(); i++) {
        RevCommit child = commit.get();
        commit =
            child.getParentCount() == 0
                ? Optional.empty()
                : Optional.of(walk.parseCommit(child.getParent(0)));
        dates.note(repository, child, commit, wanted);
      }
    }
    return dates;
  }

  private void note(
      Repository repository, RevCommit child, Optional<RevCommit> parent, Set<String> wanted)
      throws IOException {
    LocalDate day =
        Instant.ofEpochSecond(child.getCommitTime()).atZone(ZoneOffset.UTC).toLocalDate();
    try (TreeWalk walk = new TreeWalk(repository)) {
      if (parent.isPresent()) {
        walk.addTree(parent.get().getTree());
      } else {
        walk.addTree(new EmptyTreeIterator());
      }
      walk.addTree(child.getTree());
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        if (wanted.remove(walk.getPathString())) {
          days.put(walk.getPathString(), day);
        }
      }
    }
  }

  /** Returns whether the file was among those whose dates were looked up. */
  boolean covers(String path) {
    return asked.contains(path);
  }

  Optional<LocalDate> of(String path) {
    return Optional.ofNullable(days.get(path));
  }
}
