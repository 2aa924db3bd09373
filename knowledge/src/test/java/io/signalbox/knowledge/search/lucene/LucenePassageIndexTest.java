package io.signalbox.knowledge.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.Documents;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.corpus.DocumentVectors;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.IndexUnavailableException;
import io.signalbox.knowledge.search.IndexUpdater;
import io.signalbox.knowledge.search.PassageIndex;
import io.signalbox.knowledge.search.PassageIndexContract;
import io.signalbox.knowledge.search.RetrievalEvidence;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.knowledge.search.WordEmbedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index, following a real corpus. */
class LucenePassageIndexTest implements PassageIndexContract {
  private static final Principal SRE = new Principal(Principal.PrincipalKind.GROUP, "sre");

  @TempDir private Path folder;

  private final Database database = TestDatabase.h2();
  private final Corpus corpus = new Corpus(database.jdbi());
  private final WordEmbedder embedder = new WordEmbedder("words/1");
  private LucenePassageIndex index;

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
  void aDocumentIsFoundByItsWordsBeforeItHasVectors() {
    corpus.put(Documents.page("crash.md", "KubePodCrashLooping", "Look at the logs."), "crash.md");
    follow();

    assertThat(find("pod crash looping", Audience.anyone())).containsExactly("runbooks/crash.md");
  }

  @Test
  void anIdentifierAndItsWordsMeetBothWays() {
    corpus.put(Documents.page("a.md", "KubePodCrashLooping", "Text."), "a.md");
    corpus.put(Documents.page("b.md", "Kube API down", "Text."), "b.md");
    follow();

    assertThat(find("crash looping", Audience.anyone())).startsWith("runbooks/a.md");
    assertThat(find("KubeAPIDown", Audience.anyone())).startsWith("runbooks/b.md");
  }

  @Test
  void aReportNamesATitleAndMoreSoAPathByTheShareOfTheirWordsThatItHas() {
    corpus.put(Documents.page("a.md", "Registry Service", "Links."), "a.md");
    corpus.put(Documents.page("b.md", "Backups of the registry", "Links."), "b.md");
    corpus.put(
        Documents.page("services/registry.md", "Overview", "Links of the registry."), "registry");
    corpus.put(Documents.page("c.md", "Canteen", "Registry of guests."), "c.md");
    follow();

    Map<String, Double> named = new HashMap<>();
    index
        .find(
            new SearchQuery(
                "the loadbalancer of the registry service has an error rate",
                Audience.anyone(),
                Set.of()),
            Optional.empty(),
            all -> all.stream().mapToDouble(RetrievalEvidence::named).toArray(),
            4)
        .forEach(found -> named.put(found.document().id().value(), found.evidence().named()));

    assertThat(named.get("runbooks/a.md")).isEqualTo(0.25);
    assertThat(named.get("runbooks/b.md")).isBetween(0.02, 0.24);
    assertThat(named.get("runbooks/services/registry.md")).isEqualTo(0.75);
    assertThat(named.get("runbooks/c.md")).isZero();
  }

  @Test
  void aLongRunOfLettersAndDigitsStopsNothingAndItsPageIsFoundByItsOtherWords() {
    corpus.put(Documents.page("a.md", "Collector", "1ab".repeat(400) + " restarts it."), "a.md");
    corpus.put(Documents.page("b.md", "Canteen", "Lunch at noon."), "b.md");
    follow();

    assertThat(find("restarts", Audience.anyone())).startsWith("runbooks/a.md");
    assertThat(find("lunch", Audience.anyone())).startsWith("runbooks/b.md");
  }

  @Test
  void theWordsOfAnIdentifierTakeOnePositionEachAndItsJoinsNone() throws IOException {
    List<String> placed = new ArrayList<>();
    try (EngineeringAnalyzer analyzer = new EngineeringAnalyzer();
        TokenStream stream = analyzer.tokenStream("text", "the KubeAPIDown alert fired")) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        position += increment.getPositionIncrement();
        placed.add(position + " " + term);
      }
    }

    assertThat(placed)
        .containsExactly(
            "1 kube",
            "1 kubeapi",
            "1 kubeapidown",
            "2 api",
            "2 apidown",
            "3 down",
            "4 alert",
            "5 fire");
  }

  @Test
  void aDocumentThatTheIndexRefusesIsLeftOutAloneAndItsFormerVersionToo() {
    index.apply(List.of(stored(1, "a.md", "runbooks"), stored(2, "b.md", "runbooks")));

    index.apply(List.of(stored(3, "a.md", "x".repeat(40_000)), stored(4, "c.md", "runbooks")));

    assertThat(index.has(new DocumentId("runbooks/a.md"))).isFalse();
    assertThat(index.has(new DocumentId("runbooks/b.md"))).isTrue();
    assertThat(index.has(new DocumentId("runbooks/c.md"))).isTrue();
    assertThat(index.size()).isEqualTo(2);
  }

  @Test
  void aDocumentWhoseVectorsAreRefusedIsFoundByItsWords() {
    float[] odd = {1, 0, 0};
    float[] broken = {Float.NaN, 0, 0};
    CorpusChange.Stored stored = stored(1, "a.md", "runbooks");
    index.apply(
        List.of(
            new CorpusChange.Stored(
                1,
                stored.document(),
                Optional.of(new DocumentVectors(odd, broken, List.of(odd))))));

    assertThat(index.has(new DocumentId("runbooks/a.md"))).isTrue();
    assertThat(index.size()).isOne();
  }

  private static CorpusChange.Stored stored(long number, String path, String source) {
    Document page = Documents.page(path, "Deploy", "Use jenkins.");
    return new CorpusChange.Stored(
        number,
        new Document(
            page.id(), source, page.kind(), page.access(), page.frontMatter(), page.passages()),
        Optional.empty());
  }

  @Test
  void onlyWhoMaySeeADocumentFindsIt() {
    corpus.put(
        Documents.page("secret.md", "Root keys", AccessRule.only(Set.of(SRE)), "Unseal vault."),
        "secret.md");
    corpus.put(Documents.page("open.md", "Vault", "Vault basics."), "open.md");
    embedAndFollow();

    assertThat(find("unseal vault root keys", Audience.anyone()))
        .containsExactly("runbooks/open.md");
    assertThat(find("unseal vault root keys", new Audience(Set.of(SRE))))
        .startsWith("runbooks/secret.md");
    assertThat(
            find(
                "unseal vault root keys",
                new Audience(Set.of(new Principal(Principal.PrincipalKind.USER, "sre")))))
        .containsExactly("runbooks/open.md");
  }

  @Test
  void aDocumentWithinARestrictedOneIsFoundByThoseWhoMayReadBoth() {
    Principal channel = new Principal(Principal.PrincipalKind.CHANNEL, "C1");
    AccessRule both = AccessRule.only(Set.of(SRE)).and(AccessRule.only(Set.of(channel)));
    corpus.put(Documents.page("secret.md", "Root keys", both, "Unseal vault."), "secret.md");
    embedAndFollow();

    assertThat(find("unseal vault", Audience.anyone())).isEmpty();
    assertThat(find("unseal vault", new Audience(Set.of(SRE)))).isEmpty();
    assertThat(find("unseal vault", new Audience(Set.of(channel)))).isEmpty();
    assertThat(find("unseal vault", new Audience(Set.of(SRE, channel))))
        .containsExactly("runbooks/secret.md");
  }

  @Test
  void aNarrowedAccessRuleTakesEffectWithTheNextFollowing() {
    corpus.put(Documents.page("keys.md", "Root keys", "Unseal vault."), "keys.md");
    embedAndFollow();
    corpus.put(
        Documents.page("keys.md", "Root keys", AccessRule.only(Set.of(SRE)), "Unseal vault."),
        "keys.md");
    follow();

    assertThat(find("unseal vault", Audience.anyone())).isEmpty();
  }

  @Test
  void anUpdatedDocumentReplacesItselfWithAllItsPassages() {
    corpus.put(Documents.page("a.md", "Deploy", "Use jenkins.", "Then wait."), "a.md");
    embedAndFollow();
    corpus.put(Documents.page("a.md", "Deploy", "Use argo."), "a.md");
    embedAndFollow();

    assertThat(index.size()).isOne();
    assertThat(ranking("jenkins").documents().getFirst().passages())
        .extracting(scored -> scored.passage().text())
        .containsExactly("Use argo.");
  }

  @Test
  void aRemovedDocumentIsFoundNoMore() {
    corpus.put(Documents.page("a.md", "Deploy", "Use jenkins."), "a.md");
    follow();
    corpus.remove(corpus.idsFrom("runbooks", "a.md").iterator().next());
    follow();

    assertThat(find("jenkins deploy", Audience.anyone())).isEmpty();
    assertThat(index.size()).isZero();
  }

  @Test
  void afterARestartOnlyWhatWasNotCommittedIsAppliedAgain() {
    corpus.put(Documents.page("a.md", "Deploy", "Use jenkins."), "a.md");
    follow();
    corpus.put(Documents.page("b.md", "Rollback", "Use argo."), "b.md");
    index.apply(corpus.changesAfter(index.position(), embedder.model(), 10));
    index.close();

    index = LucenePassageIndex.open(folder, embedder.dimensions());

    assertThat(index.size()).isOne();
    follow();
    assertThat(find("argo", Audience.anyone())).containsExactly("runbooks/b.md");
  }

  @Test
  void aDeletedIndexIsRebuiltFromTheCorpusWithoutEmbeddingAnythingAgain(@TempDir Path elsewhere) {
    corpus.put(Documents.page("a.md", "Deploy", "Use jenkins."), "a.md");
    embedAndFollow();
    int before = embedder.embedded().size();

    try (LucenePassageIndex rebuilt = LucenePassageIndex.open(elsewhere, embedder.dimensions())) {
      new IndexUpdater(corpus, rebuilt, embedder).catchUp(count -> {});

      assertThat(new DocumentSearch(rebuilt, embedder).find(query("jenkins")).documents())
          .hasSize(1);
      assertThat(embedder.embedded()).hasSize(before);
    }
  }

  @Test
  void theDocumentComesBackWithEverythingACitationNeeds() {
    corpus.put(Documents.page("a.md", "Deploy", "Use jenkins.", "Then wait."), "a.md");
    embedAndFollow();

    var found = ranking("deploy jenkins").documents().getFirst();

    assertThat(found.frontMatter().title()).isEqualTo("Deploy");
    assertThat(found.source()).isEqualTo("runbooks");
    assertThat(found.passages().getFirst().passage().text()).isEqualTo("Use jenkins.");
    assertThat(found.passages().getFirst().passage().headingPath()).containsExactly("Section 0");
  }

  @Test
  void aSearchInOneSourceDoesNotLookIntoAnother() {
    corpus.put(Documents.page("a.md", "Deploy", "Use jenkins."), "a.md");
    embedAndFollow();
    DocumentSearch search = new DocumentSearch(index, embedder);

    assertThat(
            search
                .find(new SearchQuery("jenkins", Audience.anyone(), Set.of("tickets")))
                .documents())
        .isEmpty();
    assertThat(
            search
                .find(new SearchQuery("jenkins", Audience.anyone(), Set.of("runbooks")))
                .documents())
        .hasSize(1);
  }

  @Test
  void aQuestionOfStopWordsOrSymbolsFindsNothingByWordsAndBreaksNothing() {
    corpus.put(Documents.page("a.md", "Deploy", "Use jenkins."), "a.md");
    follow();

    for (String odd :
        List.of("", "   ", "?", "the of and", "\u0000", "🤷", "*:* AND (", "a".repeat(100_000))) {
      assertThat(ranking(odd).confidence()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void twoProcessesDoNotWriteOneIndex() {
    assertThatThrownBy(() -> LucenePassageIndex.open(folder, embedder.dimensions()))
        .isInstanceOf(IndexUnavailableException.class)
        .hasMessageContaining("another Signalbox process");
  }

  private void follow() {
    new IndexUpdater(corpus, index, embedder).catchUp(count -> {});
  }

  private void embedAndFollow() {
    IndexUpdater follower = new IndexUpdater(corpus, index, embedder);
    while (follower.embedSome() > 0) {
      follower.catchUp(count -> {});
    }
  }

  private SearchRanking ranking(String text) {
    return new DocumentSearch(index, embedder).find(query(text));
  }

  private static SearchQuery query(String text) {
    return new SearchQuery(text, Audience.anyone(), Set.of());
  }

  private List<String> find(String text, Audience audience) {
    return new DocumentSearch(index, embedder)
        .find(new SearchQuery(text, audience, Set.of())).documents().stream()
            .map(document -> document.id().value())
            .toList();
  }

  @Override
  public PassageIndex openIndex(Path where, int dimensions) {
    return LucenePassageIndex.open(where, dimensions);
  }
}
