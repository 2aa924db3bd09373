package io.signalbox.ingestion.live.git;

import io.signalbox.ingestion.live.SourceFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;

/**
 * Bare clone of a remote git repository in the data folder, with the requests to its remote. A lost
 * clone is fetched again.
 */
final class GitCopy implements AutoCloseable {
  private static final int SECONDS = 120;

  private final GitSettings settings;
  private final Repository repository;
  private @Nullable Ref remote;
  private long requests;

  private GitCopy(GitSettings settings, Repository repository) {
    this.settings = settings;
    this.repository = repository;
  }

  static GitCopy open(GitSettings settings, Path folder) {
    Path bare = folder.resolve("repository.git");
    try {
      Files.createDirectories(folder);
      Repository repository = new RepositoryBuilder().setGitDir(bare.toFile()).setBare().build();
      if (!repository.getObjectDatabase().exists()) {
        repository.create(true);
      }
      StoredConfig config = repository.getConfig();
      // A token belongs to the host that the settings name.
      config.setString("http", null, "followRedirects", "false");
      return new GitCopy(settings, repository);
    } catch (IOException e) {
      throw SourceFailureException.ofSource("the copy in " + bare + " cannot be opened", e);
    }
  }

  Repository repository() {
    return repository;
  }

  long requests() {
    return requests;
  }

  /** Returns the short name of the branch, as listed by the remote. */
  String branch() {
    return Repository.shortenRefName(reference().getName());
  }

  /** Returns the commit id of the branch at the remote. */
  ObjectId remoteHead() {
    ObjectId id = reference().getObjectId();
    if (id == null) {
      throw SourceFailureException.ofSource(settings.address() + " has no commit yet", null);
    }
    return id;
  }

  /** Fetches the branch where its remote head is not in the clone, and returns that head. */
  ObjectId fetch() {
    ObjectId id = remoteHead();
    try {
      if (!repository.getObjectDatabase().has(id)) {
        String name = reference().getName();
        requests++;
        try (Git git = Git.wrap(repository)) {
          authorised(git.fetch())
              .setRemote(settings.url())
              .setTagOpt(TagOpt.NO_TAGS)
              .setRefSpecs(new RefSpec("+" + name + ":" + name))
              .call();
        }
      }
      return id;
    } catch (GitAPIException | IOException e) {
      throw unreadable(settings, e);
    }
  }

  /** Returns the branch's ref from the remote, listed once a run. */
  private Ref reference() {
    Ref known = remote;
    if (known != null) {
      return known;
    }
    requests++;
    try (Git git = Git.wrap(repository)) {
      Map<String, Ref> refs = authorised(git.lsRemote()).setRemote(settings.url()).callAsMap();
      Optional<Ref> found =
          settings
              .branch()
              .map(name -> Optional.ofNullable(refs.get(Constants.R_HEADS + name)))
              .orElseGet(() -> own(refs));
      known =
          found.orElseThrow(
              () ->
                  SourceFailureException.ofSource(
                      settings.address()
                          + (refs.isEmpty() ? " has no commit yet" : " has no such branch"),
                      null));
      remote = known;
      return known;
    } catch (GitAPIException e) {
      throw unreadable(settings, e);
    }
  }

  /**
   * Returns the remote's default branch; for an older server, the first branch with the commit of
   * its HEAD.
   */
  private static Optional<Ref> own(Map<String, Ref> refs) {
    Ref head = refs.get(Constants.HEAD);
    if (head == null) {
      return Optional.empty();
    }
    if (head.isSymbolic()) {
      return Optional.of(head.getTarget());
    }
    ObjectId id = head.getObjectId();
    return refs.values().stream()
        .filter(each -> each.getName().startsWith(Constants.R_HEADS))
        .filter(each -> id != null && id.equals(each.getObjectId()))
        .min((one, other) -> one.getName().compareTo(other.getName()));
  }

  private <C extends TransportCommand<C, ?>> C authorised(C command) {
    command.setTimeout(SECONDS);
    settings
        .token()
        .ifPresent(
            token ->
                command.setCredentialsProvider(
                    new UsernamePasswordCredentialsProvider(settings.user(), token.reveal())));
    return command;
  }

  /**
   * Converts a git exception to a {@link SourceFailureException} with a sentence for the operator.
   */
  static SourceFailureException unreadable(GitSettings settings, Exception failure) {
    String message = String.valueOf(failure.getMessage());
    boolean refused =
        failure instanceof TransportException
            && (message.contains("not authorized")
                || message.contains("not permitted")
                || message.contains("Authentication is required")
                || message.contains("403"));
    return refused
        ? SourceFailureException.ofCredentials(
            settings.address() + " refuses the token: it needs the right to read the contents")
        : SourceFailureException.ofSource(
            settings.address() + " cannot be read: " + message.replaceAll("[\\p{C}\uFFFD]+$", ""),
            failure);
  }

  @Override
  public void close() {
    repository.close();
  }
}
