package io.signalbox.ingestion.live.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.sync.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceTest {
  @TempDir private Path folder;
  private GitServer server;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer(folder);
    live = new LiveFixture(folder);
  }

  @AfterEach
  void stop() {
    live.close();
    server.close();
  }

  private LiveSourceFactory opener() {
    return new GitSystem.GitOpener(
        new GitSettings(
            server.url(),
            Optional.empty(),
            "",
            Optional.of("https://git.example.com/blob/{branch}/{path}"),
            "x-access-token",
            Optional.of(new Secret("right"))));
  }

  @Test
  void followsTheBranchFromHeadToHeadThroughAForcePush() throws IOException {
    server.write("runbooks/failover.md", "# Failover\n\nRun the failover script.\n");
    server.write("runbooks/restore.md", "# Restore\n\nRestore the last backup.\n");
    server.push("2026-05-04");
    assertThat(live.run(opener()))
        .returns(2L, SyncReport::stored)
        .returns(Optional.empty(), SyncReport::failure);
    assertThat(live.run(opener()))
        .returns(0L, SyncReport::stored)
        .returns(1L, SyncReport::requests);

    Files.move(
        server.work().resolve("runbooks/restore.md"), server.work().resolve("runbooks/backup.md"));
    server.write("runbooks/failover.md", "# Failover\n\nAsk the lead first.\n");
    server.push("2026-06-07");
    assertThat(live.run(opener())).returns(2L, SyncReport::stored).returns(1L, SyncReport::removed);
    assertThat(live.stored()).containsExactly("runbooks/backup.md", "runbooks/failover.md");
    assertThat(live.document("runbooks/failover.md").passages().getFirst().text())
        .contains("Ask the lead first");

    server.git("reset", "-q", "--hard", "HEAD~1");
    server.write("runbooks/third.md", "# Third\n\nAnother way.\n");
    server.push("2026-06-08");
    assertThat(live.run(opener()).failure()).isEmpty();
    assertThat(live.stored())
        .containsExactly("runbooks/failover.md", "runbooks/restore.md", "runbooks/third.md");
    assertThat(live.document("runbooks/failover.md").passages().getFirst().text())
        .contains("failover script");
  }

  @Test
  void takesOwnersFromCodeownersAndDatesFromTheLastCommit() throws IOException {
    server.write("docs/a.md", "# A\n\nText of a.\n");
    server.write("docs/b.md", "---\nlast_reviewed_on: 2026-01-02\nowner: sre\n---\n# B\n\nText.\n");
    server.write(".github/CODEOWNERS", "* @acme/all\n/docs/ @acme/writers\n");
    server.push("2026-05-04");
    server.write("c.md", "# C\n\nText of c.\n");
    server.push("2026-06-07");
    live.run(opener());

    assertThat(live.document("docs/a.md").frontMatter())
        .returns(Optional.of("writers"), front -> front.owner())
        .returns(Optional.of(LocalDate.parse("2026-05-04")), front -> front.lastReviewedOn())
        .returns(Optional.of("https://git.example.com/blob/main/docs/a.md"), front -> front.link());
    assertThat(live.document("docs/b.md").frontMatter())
        .returns(Optional.of("sre"), front -> front.owner())
        .returns(Optional.of(LocalDate.parse("2026-01-02")), front -> front.lastReviewedOn());
    assertThat(live.document("c.md").frontMatter().owner()).contains("all");

    server.write(".github/CODEOWNERS", "* @acme/all\n");
    server.push("2026-06-09");
    live.run(opener());
    assertThat(live.document("docs/a.md").frontMatter().owner()).contains("all");
  }

  @Test
  void namesPointersLinksAndSubmodulesAsSkippedAndIsFreeToDeleteMuch() throws IOException {
    server.write(
        "big.md", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9999999\n");
    Files.createSymbolicLink(server.work().resolve("link.md"), Path.of("/etc/passwd"));
    for (int i = 0; i < 40; i++) {
      server.write("page" + i + ".md", "# Page " + i + "\n\nText " + i + ".\n");
    }
    Files.createDirectories(server.work().resolve("theme"));
    server.git("add", "-A");
    server.git(
        "update-index",
        "--add",
        "--cacheinfo",
        "160000,0123456789012345678901234567890123456789,theme");
    server.commit("2026-05-04");
    server.git("push", "-q", "origin", "HEAD:main");
    live.run(opener());
    assertThat(live.stored()).hasSize(40);
    assertThat(live.status(opener()).reasons())
        .containsEntry("is a pointer to a file in Git LFS, which is not fetched", 1L)
        .containsEntry("is a link", 1L)
        .containsEntry("is a submodule; give it a source of its own", 1L);

    for (int i = 0; i < 39; i++) {
      Files.delete(server.work().resolve("page" + i + ".md"));
    }
    server.push("2026-05-05");
    live.clock.move(Duration.ofDays(2));
    assertThat(live.run(opener())).returns(39L, SyncReport::removed);
    assertThat(live.stored()).containsExactly("page39.md");
  }

  @Test
  void saysThatTheTokenIsRefusedAndGoesOnOnceItIsRight() throws IOException {
    server.write("a.md", "# A\n\nText.\n");
    server.push("2026-05-04");
    server.demand("other");
    assertThat(live.run(opener()).failure().orElseThrow()).contains("refuses the token");
    assertThat(live.stored()).isEmpty();

    server.demand("right");
    assertThat(live.run(opener()).failure()).isEmpty();
    assertThat(live.stored()).containsExactly("a.md");
  }
}
