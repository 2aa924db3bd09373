package io.signalbox.knowledge.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.Documents;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.Principal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus on both databases. */
class CorpusTest {
  private static final String BOTH = "io.signalbox.config.database.TestDatabase#both";
  private static final String MODEL = "model/1";

  private final Document failover =
      Documents.page("failover.md", "Failover", "Promote the replica.");

  @ParameterizedTest
  @MethodSource(BOTH)
  void aDocumentComesBackAsItWasStored(TestDatabase make) {
    try (Database database = make.get()) {
      Corpus corpus = new Corpus(database.jdbi());
      Document restricted =
          Documents.page(
              "keys.md",
              "Keys ‹ü›",
              AccessRule.only(Set.of(new Principal(Principal.PrincipalKind.GROUP, "sre"))),
              "Rotate.\n\n```bash\nvault write\n```",
              "Tell security.");

      corpus.put(restricted, "keys.md");

      assertThat(corpus.changesAfter(0, MODEL, 10))
          .singleElement()
          .isInstanceOfSatisfying(
              CorpusChange.Stored.class,
              stored -> {
                assertThat(stored.document()).isEqualTo(restricted);
                assertThat(stored.vectors()).isEmpty();
              });
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void theSameDocumentAgainChangesNothing(TestDatabase make) {
    try (Database database = make.get()) {
      Corpus corpus = new Corpus(database.jdbi());

      assertThat(corpus.put(failover, "failover.md")).isTrue();
      long before = corpus.lastChange();

      assertThat(corpus.put(failover, "failover.md")).isFalse();
      assertThat(corpus.lastChange()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void aChangedAccessRuleIsAChangeOfTheDocument(TestDatabase make) {
    try (Database database = make.get()) {
      Corpus corpus = new Corpus(database.jdbi());
      corpus.put(failover, "failover.md");
      Document restricted =
          Documents.page(
              "failover.md",
              "Failover",
              AccessRule.only(Set.of(new Principal(Principal.PrincipalKind.USER, "U1"))),
              "Promote the replica.");

      assertThat(corpus.put(restricted, "failover.md")).isTrue();
      assertThat(corpus.size()).isOne();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void theLogShowsEachDocumentOnceInTheOrderOfItsLastChange(TestDatabase make) {
    try (Database database = make.get()) {
      Corpus corpus = new Corpus(database.jdbi());
      corpus.put(failover, "failover.md");
      corpus.put(Documents.page("b.md", "B", "Text of b."), "b.md");
      corpus.put(Documents.page("failover.md", "Failover", "Promote it by hand."), "failover.md");

      List<CorpusChange> changes = corpus.changesAfter(0, MODEL, 10);

      assertThat(changes)
          .extracting(change -> change.id().value())
          .containsExactly("runbooks/b.md", "runbooks/failover.md");
      assertThat(changes).extracting(CorpusChange::number).isSorted();
      assertThat(corpus.changesAfter(changes.get(0).number(), MODEL, 10)).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void aRemovedDocumentIsToldToFollowersAndMayComeBack(TestDatabase make) {
    try (Database database = make.get()) {
      Corpus corpus = new Corpus(database.jdbi());
      corpus.put(failover, "failover.md");

      assertThat(corpus.remove(failover.id())).isTrue();
      assertThat(corpus.remove(failover.id())).isFalse();

      assertThat(corpus.changesAfter(0, MODEL, 10))
          .singleElement()
          .isInstanceOf(CorpusChange.Removed.class);
      assertThat(corpus.size()).isZero();
      assertThat(corpus.idsFrom("runbooks", "failover.md")).isEmpty();
      assertThat(corpus.put(failover, "failover.md")).isTrue();
      assertThat(corpus.size()).isOne();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void vectorsComeBackExactlyAndOnlyForTheirModel(TestDatabase make) {
    try (Database database = make.get()) {
      Corpus corpus = new Corpus(database.jdbi());
      corpus.put(failover, "failover.md");
      CorpusChange.Stored waiting = corpus.waitingFor(MODEL, 10).getFirst();

      corpus.keepVectors(MODEL, waiting, vectors(), java.util.Optional.empty());

      assertThat(corpus.waitingFor(MODEL, 10)).isEmpty();
      assertThat(corpus.waiting("model/2")).isOne();
      assertThat(corpus.changesAfter(waiting.number(), MODEL, 10))
          .singleElement()
          .isInstanceOfSatisfying(
              CorpusChange.Stored.class,
              stored ->
                  assertThat(stored.vectors().orElseThrow().passages().getFirst())
                      .containsExactly(0.6f, -0.8f));
      assertThat(corpus.knownVectors(MODEL, List.of(failover.id())).find("fp-0")).isPresent();
      assertThat(corpus.knownVectors("model/2", List.of(failover.id())).find("fp-0")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void vectorsOfADocumentThatChangedMeanwhileAreNotKept(TestDatabase make) {
    try (Database database = make.get()) {
      Corpus corpus = new Corpus(database.jdbi());
      corpus.put(failover, "failover.md");
      CorpusChange.Stored waiting = corpus.waitingFor(MODEL, 10).getFirst();
      corpus.put(Documents.page("failover.md", "Failover", "Promote it by hand."), "failover.md");

      corpus.keepVectors(MODEL, waiting, vectors(), java.util.Optional.empty());

      assertThat(corpus.waiting(MODEL)).isOne();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void everyCorpusHasAnIdentityThatStays(TestDatabase make) {
    try (Database one = make.get();
        Database other = make.get()) {
      Corpus corpus = new Corpus(one.jdbi());

      assertThat(corpus.identity()).isEqualTo(new Corpus(one.jdbi()).identity());
      assertThat(corpus.identity()).isNotEqualTo(new Corpus(other.jdbi()).identity());
    }
  }

  private static List<TextVector> vectors() {
    return List.of(
        new TextVector("title", "fp-t", new float[] {1, 0}),
        new TextVector("lead", "fp-l", new float[] {0, 1}),
        new TextVector("0", "fp-0", new float[] {0.6f, -0.8f}));
  }
}
