package io.signalbox.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.Documents;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFollowerTest {
  @TempDir private Path folder;

  private final Database database = TestDatabase.h2();
  private final Corpus corpus = new Corpus(database.jdbi());
  private final WordEmbedder embedder = new WordEmbedder("words/1");
  private PassageIndex index;

  @BeforeEach
  void open() {
    index = LucenePassageIndex.open(folder, embedder.dimensions());
  }

  @AfterEach
  void close() {
    index.close();
    database.close();
  }

  @Test
  void embedsTitleLeadAndEachPassageUnderItsTitleAndHeadings() {
    corpus.put(Documents.page("a.md", "KubeAPIDown", "Check etcd.", "Restart."), "a.md");

    follower(embedder).embedSome();

    assertThat(embedder.embedded())
        .containsExactly(
            "Kube API Down",
            "Kube API Down\nCheck etcd. Restart. ",
            "Kube API Down > Section 0\nCheck etcd.",
            "Kube API Down > Section 1\nRestart.");
  }

  @Test
  void aChangedPageEmbedsOnlyThePassagesThatChanged() {
    corpus.put(Documents.page("a.md", "Deploy", "First.", "Second."), "a.md");
    follower(embedder).embedSome();
    embedder.embedded().clear();

    corpus.put(Documents.page("a.md", "Deploy", "First.", "Third."), "a.md");
    follower(embedder).embedSome();

    assertThat(embedder.embedded())
        .containsExactly("Deploy\nFirst. Third. ", "Deploy > Section 1\nThird.");
  }

  @Test
  void whatWasInterruptedGoesOnWhereItStopped() {
    for (int i = 0; i < 60; i++) {
      corpus.put(Documents.page(i + ".md", "Page " + i, "Text " + i), i + ".md");
    }
    int firstRound = follower(embedder).embedSome();

    int rest = 0;
    IndexFollower afterRestart = follower(embedder);
    for (int done = afterRestart.embedSome(); done > 0; done = afterRestart.embedSome()) {
      rest += done;
    }

    assertThat(firstRound).isPositive();
    assertThat(firstRound + rest).isEqualTo(60);
    assertThat(embedder.embedded()).doesNotHaveDuplicates();
  }

  @Test
  void anotherModelEmbedsEverythingAgain() {
    corpus.put(Documents.page("a.md", "Deploy", "First."), "a.md");
    follower(embedder).embedSome();
    WordEmbedder newer = new WordEmbedder("words/2");

    assertThat(follower(newer).embedSome()).isOne();

    assertThat(newer.embedded()).hasSize(3);
    assertThat(follower(newer).embedSome()).isZero();
  }

  @Test
  void nothingNewCostsNothing() {
    corpus.put(Documents.page("a.md", "Deploy", "First."), "a.md");
    IndexFollower follower = follower(embedder);
    follower.embedSome();
    follower.catchUp(count -> {});
    long position = index.position();

    follower.catchUp(
        count -> {
          throw new AssertionError("there was nothing to apply");
        });

    assertThat(index.position()).isEqualTo(position).isEqualTo(corpus.lastChange());
  }

  private IndexFollower follower(Embedder with) {
    return new IndexFollower(corpus, index, with);
  }
}
