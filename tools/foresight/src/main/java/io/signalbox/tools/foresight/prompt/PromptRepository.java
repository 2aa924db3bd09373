package io.signalbox.tools.foresight.prompt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Reads prompt files from the commits of a git repository. Use by one thread; close after use. */
public final class PromptRepository implements AutoCloseable {
  private final Repository repository;

  private PromptRepository(Repository repository) {
    this.repository = repository;
  }

  /**
   * Opens the git repository that contains a folder.
   *
   * @throws IOException where there is none
   */
  public static PromptRepository open(Path folder) throws IOException {
    RepositoryBuilder builder = new RepositoryBuilder().setMustExist(true);
    boolean bare = folder.resolve("objects").toFile().isDirectory();
    if (bare) {
      builder.setGitDir(folder.toFile());
    } else {
      builder.findGitDir(folder.toAbsolutePath().toFile());
    }
    if (builder.getGitDir() == null) {
      throw new IOException(folder + " is not in a git repository");
    }
    return new PromptRepository(builder.build());
  }

  /**
   * Finds a commit by its name, hash or an expression such as {@code HEAD~2}.
   *
   * @throws IOException where there is no such commit
   */
  public RevCommit commit(String revision) throws IOException {
    ObjectId id = repository.resolve(revision + "^{commit}");
    if (id == null) {
      throw new IOException("there is no commit " + revision);
    }
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(id);
    }
  }

  /** Returns the commits with one parent that change something below a folder, newest first. */
  public List<RevCommit> commitsBelow(String folder) throws IOException {
    List<RevCommit> commits = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(commit(Constants.HEAD)));
      walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(folder), TreeFilter.ANY_DIFF));
      walk.setRewriteParents(false);
      for (RevCommit commit : walk) {
        if (commit.getParentCount() == 1) {
          commits.add(commit);
        }
      }
    }
    return commits;
  }

  /** Returns the paths below a folder that a commit with one parent adds, changes or deletes. */
  public Set<String> changedPaths(RevCommit commit, String folder) throws IOException {
    Set<String> paths = new TreeSet<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(commit(commit.getParent(0).name()).getTree());
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      walk.setFilter(AndTreeFilter.create(PathFilter.create(folder), TreeFilter.ANY_DIFF));
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    return paths;
  }

  /**
   * Returns the prompt files below a folder in a commit; the empty folder is the whole repository.
   */
  public PromptTree tree(RevCommit commit, String folder) throws IOException {
    List<PromptFile> files = new ArrayList<>();
    try (ObjectReader reader = repository.newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      if (!folder.isEmpty()) {
        walk.setFilter(PathFilter.create(folder));
      }
      while (walk.next()) {
        boolean file =
            FileMode.REGULAR_FILE.equals(walk.getRawMode(0))
                || FileMode.EXECUTABLE_FILE.equals(walk.getRawMode(0));
        if (file && PromptFileReader.reads(walk.getPathString())) {
          files.addAll(
              PromptFileReader.read(walk.getPathString(), content(reader, walk.getObjectId(0))));
        }
      }
    }
    return new PromptTree(files);
  }

  private static String content(ObjectReader reader, ObjectId id) throws IOException {
    try {
      return new String(
          reader.open(id).getCachedBytes(PromptFileReader.LARGEST), StandardCharsets.UTF_8);
    } catch (LargeObjectException e) {
      return "";
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
