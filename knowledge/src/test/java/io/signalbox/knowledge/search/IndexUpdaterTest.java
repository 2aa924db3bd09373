package io.signalbox.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.Documents;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexUpdaterTest {
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
    IndexUpdater afterRestart = follower(embedder);
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
    IndexUpdater follower = follower(embedder);
    follower.embedSome();
    follower.catchUp(count -> {});
    long position = index.position();

    follower.catchUp(
        count -> {
          throw new AssertionError("there was nothing to apply");
        });

    assertThat(index.position()).isEqualTo(position).isEqualTo(corpus.lastChange());
  }

  @Test
  void aTextThatTheEmbedderRefusesCostsItsOwnDocumentItsVectorsAndNoOther() {
    corpus.put(Documents.page("a.md", "Deploy", "First poison."), "a.md");
    corpus.put(Documents.page("b.md", "Rollback", "Second."), "b.md");
    IndexUpdater follower = follower(refusing("poison"));

    int rounds = 0;
    while (follower.embedSome() > 0) {
      follower.catchUp(count -> {});
      assertThat(++rounds).isLessThan(5);
    }

    assertThat(corpus.withoutVectors(embedder.model()))
        .containsExactly(new DocumentId("runbooks/a.md"));
    assertThat(index.has(new DocumentId("runbooks/a.md"))).isTrue();
    corpus.put(Documents.page("a.md", "Deploy", "First."), "a.md");
    assertThat(follower.embedSome()).isOne();
    assertThat(corpus.withoutVectors(embedder.model())).isEmpty();
  }

  @Test
  void anEmbedderThatTakesNothingIsOutOfOrderAndBlamesNoDocument() {
    corpus.put(Documents.page("a.md", "Deploy", "First."), "a.md");

    assertThatThrownBy(() -> follower(refusing("")).embedSome())
        .isInstanceOf(IllegalStateException.class);

    assertThat(corpus.waiting(embedder.model())).isOne();
  }

  /** Fails on any text with this in it, as a broken tokenizer does. */
  private Embedder refusing(String part) {
    return new Embedder() {
      @Override
      public String model() {
        return embedder.model();
      }

      @Override
      public int dimensions() {
        return embedder.dimensions();
      }

      @Override
      public List<float[]> embedPassages(List<String> texts) {
        if (texts.stream().anyMatch(text -> text.contains(part))) {
          throw new IllegalStateException("the text cannot be read");
        }
        return embedder.embedPassages(texts);
      }

      @Override
      public float[] embedQuery(String text) {
        return embedder.embedQuery(text);
      }
    };
  }

  private IndexUpdater follower(Embedder with) {
    return new IndexUpdater(corpus, index, with);
  }
}
