package io.signalbox.ingestion.live.git;

import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory.OpenContext;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Live source that reads the pages on a branch of a git repository; changes are the differences of
 * two commits' trees. The cursor is the commit up to which everything is stored, with the place in
 * a comparison that takes several pages. A new head is compared with the old one without regard to
 * history, so a force push is a comparison like any other.
 */
final class GitSource implements LiveSource {
  private static final int PAGE = 500;

  private final GitSettings settings;
  private final GitCopy copy;
  private @Nullable RevCommit head;
  private @Nullable GitTree tree;
  private CommitDates dates = CommitDates.none();
  private Set<String> listed = Set.of();
  private boolean wantsSweep;

  private GitSource(GitSettings settings, GitCopy copy) {
    this.settings = settings;
    this.copy = copy;
  }

  static GitSource open(GitSettings settings, OpenContext context) {
    return new GitSource(settings, GitCopy.open(settings, context.folder()));
  }

  /**
   * Parsed change cursor: place in the comparison of two commits.
   *
   * @param base commit of which everything is stored; empty at the beginning
   * @param index of the first path that is not stored yet
   */
  private record Cursor(String base, String target, int index) {
    static Cursor parse(Optional<String> text) {
      String[] parts = text.orElse("").split(" ", -1);
      return parts.length == 3
          ? new Cursor(parts[0], parts[1], Integer.parseInt(parts[2]))
          : new Cursor(parts[0], "", 0);
    }

    String text() {
      return base + " " + target + " " + index;
    }
  }

  @Override
  public ChangePage changes(Optional<String> cursor) {
    try {
      Cursor at = Cursor.parse(cursor);
      RevCommit target = at.target().isEmpty() ? head() : commit(at.target()).orElseGet(this::head);
      Optional<RevCommit> base = commit(at.base());
      if (!at.base().isEmpty() && base.isEmpty()) {
        // The old head is in the copy no more, so what it had and the new one has not is unknown.
        wantsSweep = true;
      }
      List<ItemChange> all = compare(base, target);
      int from = Math.min(at.index(), all.size());
      int to = Math.min(from + PAGE, all.size());
      boolean rest = to < all.size();
      boolean newer = !target.equals(head());
      listed =
          all.subList(from, to).stream()
              .map(ItemChange::id)
              .collect(Collectors.toUnmodifiableSet());
      return new ChangePage(
          all.subList(from, to),
          rest ? new Cursor(at.base(), target.name(), to).text() : target.name(),
          rest || newer,
          OptionalLong.of(all.size() - to));
    } catch (IOException e) {
      throw GitCopy.unreadable(settings, e);
    }
  }

  private List<ItemChange> compare(Optional<RevCommit> base, RevCommit target) throws IOException {
    GitTree after = target.equals(head()) ? tree() : treeOf(target);
    List<ItemChange> all = new ArrayList<>();
    if (base.filter(target::equals).isPresent()) {
      return all;
    }
    Optional<GitTree> before =
        base.isPresent() ? Optional.of(treeOf(base.get())) : Optional.empty();
    TreeSet<String> paths = new TreeSet<>(after.files().keySet());
    before.ifPresent(each -> paths.addAll(each.files().keySet()));
    for (String path : paths) {
      Optional<String> version = after.version(path);
      if (version.isEmpty()) {
        all.add(new ItemChange.Removed(path));
      } else if (before.isEmpty() || !before.get().version(path).equals(version)) {
        all.add(new ItemChange.Changed(new ItemVersion(path, version.get())));
      }
    }
    return all;
  }

  @Override
  public SweepPage sweep(Optional<String> page) {
    List<ItemVersion> items = new ArrayList<>();
    GitTree now = tree();
    now.files().keySet().forEach(path -> items.add(version(now, path)));
    listed = Set.copyOf(now.files().keySet());
    return new SweepPage(items, Optional.empty());
  }

  private static ItemVersion version(GitTree tree, String path) {
    return new ItemVersion(path, tree.version(path).orElse(""));
  }

  @Override
  public ItemContent content(String id) {
    GitTree now = tree();
    GitTree.GitFile file = now.files().get(id);
    if (file == null) {
      return new ItemContent.Gone();
    }
    String version = now.version(id).orElse("");
    try {
      return switch (GitTree.read(copy.repository(), file)) {
        case GitTree.Blob.BlobLeft left -> new ItemContent.Skipped(version, left.reason());
        case GitTree.Blob.BlobBytes content ->
            new ItemContent.Present(
                version,
                new LiveItem(
                    new ItemBody.Page(id, content.bytes()),
                    Optional.empty(),
                    settings.link(copy.branch(), id),
                    now.owners().ownerOf(id),
                    day(id),
                    List.of()));
      };
    } catch (IOException e) {
      throw SourceFailureException.ofItem(id + " cannot be read from the copy", e);
    }
  }

  @Override
  public ItemAccess access(String id) {
    return new ItemAccess.AsConfigured();
  }

  @Override
  public GroupSnapshot groups() {
    return GroupSnapshot.none();
  }

  @Override
  public boolean wantsSweep() {
    return wantsSweep;
  }

  @Override
  public List<CredentialFinding> check() {
    return List.of(
        new CredentialFinding(
            true, copy.remoteHead().name() + " is the head of branch " + copy.branch()));
  }

  @Override
  public long requests() {
    return copy.requests();
  }

  private RevCommit head() {
    RevCommit known = head;
    if (known == null) {
      known = commit(copy.fetch().name()).orElseThrow();
      head = known;
    }
    return known;
  }

  private GitTree tree() {
    GitTree known = tree;
    if (known == null) {
      known = treeOf(head());
      tree = known;
    }
    return known;
  }

  /**
   * Returns the date of a file's last commit, looked up together with those of the other listed
   * files.
   */
  private Optional<LocalDate> day(String path) throws IOException {
    if (!dates.covers(path)) {
      Set<String> paths = new HashSet<>(listed);
      paths.add(path);
      dates = CommitDates.of(copy.repository(), head(), paths);
    }
    return dates.of(path);
  }

  private GitTree treeOf(RevCommit commit) {
    try {
      return GitTree.of(copy.repository(), commit, settings.prefix());
    } catch (IOException e) {
      throw GitCopy.unreadable(settings, e);
    }
  }

  private Optional<RevCommit> commit(String name) {
    Repository repository = copy.repository();
    if (!ObjectId.isId(name)) {
      return Optional.empty();
    }
    try (RevWalk walk = new RevWalk(repository)) {
      return repository.getObjectDatabase().has(ObjectId.fromString(name))
          ? Optional.of(walk.parseCommit(ObjectId.fromString(name)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    copy.close();
  }
}
