package io.signalbox.ingestion.live.git;

import io.signalbox.ingestion.ownership.CodeOwnersRules;
import io.signalbox.ingestion.source.SourceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Page files and submodules in the tree of one git commit, with the rules of its CODEOWNERS file.
 *
 * @param files by path
 */
record GitTree(Map<String, GitFile> files, CodeOwnersRules owners) {
  private static final int LARGEST = 10 << 20;
  private static final Set<String> TOOL_FOLDERS = Set.of("node_modules", "target", "__pycache__");
  private static final List<String> CODE_OWNERS =
      List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");
  private static final byte[] LFS =
      "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.US_ASCII);

  /** Blob id and file mode of one tree entry. */
  record GitFile(ObjectId blob, FileMode mode) {}

  /** Result of reading a file: its bytes, or the reason why it is skipped. */
  sealed interface Blob {
    /** Content of a file that was read. */
    @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared
    record BlobBytes(byte[] bytes) implements Blob {}

    /** File that is skipped; the reason is half a sentence for the operator. */
    record BlobLeft(String reason) implements Blob {}
  }

  static GitTree of(Repository repository, RevCommit commit, String prefix) throws IOException {
    Map<String, GitFile> files = new TreeMap<>();
    try (ObjectReader reader = repository.newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      while (walk.next()) {
        String path = walk.getPathString();
        FileMode mode = walk.getFileMode(0);
        if (path.startsWith(prefix) && isItem(path, mode)) {
          files.put(path, new GitFile(walk.getObjectId(0), mode));
        }
      }
    }
    return new GitTree(files, owners(repository, commit));
  }

  private static boolean isItem(String path, FileMode mode) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    if (parts.stream().anyMatch(part -> part.startsWith("."))
        || parts.stream()
            .limit(parts.size() - 1L)
            .anyMatch(part -> TOOL_FOLDERS.contains(part.toLowerCase(Locale.ROOT)))) {
      return false;
    }
    return FileMode.GITLINK.equals(mode.getBits()) || SourceKind.PAGES.reads(parts.getLast());
  }

  private static CodeOwnersRules owners(Repository repository, RevCommit commit)
      throws IOException {
    for (String path : CODE_OWNERS) {
      try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
        if (walk != null
            && read(repository, new GitFile(walk.getObjectId(0), walk.getFileMode(0)))
                instanceof Blob.BlobBytes content) {
          return CodeOwnersRules.of(
              new String(content.bytes(), StandardCharsets.UTF_8).lines().toList());
        }
      }
    }
    return CodeOwnersRules.none();
  }

  /**
   * Returns the version of an item, built from its blob id, file mode and owner; empty where there
   * is no such file.
   */
  Optional<String> version(String path) {
    GitFile file = files.get(path);
    return file == null
        ? Optional.empty()
        : Optional.of(
            file.blob().name()
                + " "
                + file.mode()
                + owners.ownerOf(path).map(owner -> " " + owner).orElse(""));
  }

  static Blob read(Repository repository, GitFile file) throws IOException {
    if (FileMode.GITLINK.equals(file.mode().getBits())) {
      return new Blob.BlobLeft("is a submodule; give it a source of its own");
    }
    if (FileMode.SYMLINK.equals(file.mode().getBits())) {
      return new Blob.BlobLeft("is a link");
    }
    try {
      byte[] bytes = repository.open(file.blob()).getCachedBytes(LARGEST);
      boolean pointer =
          bytes.length >= LFS.length && Arrays.equals(LFS, 0, LFS.length, bytes, 0, LFS.length);
      return pointer
          ? new Blob.BlobLeft("is a pointer to a file in Git LFS, which is not fetched")
          : new Blob.BlobBytes(bytes);
    } catch (LargeObjectException e) {
      return new Blob.BlobLeft("is larger than 10 MB");
    }
  }
}
