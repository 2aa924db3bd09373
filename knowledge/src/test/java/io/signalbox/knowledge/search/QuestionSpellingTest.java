package io.signalbox.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.Documents;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionSpellingTest {
  private static final Principal BOARD = new Principal(Principal.PrincipalKind.GROUP, "board");
  private static final Audience MEMBER_OF_BOARD = new Audience(Set.of(BOARD));

  @TempDir private Path folder;

  private final Database database = TestDatabase.h2();
  private final Corpus corpus = new Corpus(database.jdbi());
  private final WordEmbedder embedder = new WordEmbedder("words/1");
  private LucenePassageIndex index;

  @BeforeEach
  void open() {
    index = LucenePassageIndex.open(folder, embedder.dimensions());
    corpus.put(Documents.page("kafka.md", "Restart a Kafka broker", "Drain it first."), "k");
    corpus.put(Documents.page("deploy.md", "Deploying", "Deployments run at noon."), "d");
  }

  @AfterEach
  void close() {
    index.close();
    database.close();
  }

  @Test
  void readsSlipsAsTheNearestWordsOfPages() {
    SearchRanking ranking = find("hwo to retsart kafak brokr", Audience.anyone());

    assertThat(ranking.respelt())
        .containsExactly(
            new SpellingCorrection("hwo", "how"),
            new SpellingCorrection("retsart", "restart"),
            new SpellingCorrection("kafak", "kafka"),
            new SpellingCorrection("brokr", "broker"));
    assertThat(ranking.documents().getFirst().id().value()).isEqualTo("runbooks/kafka.md");
  }

  @Test
  void givesAWordAsDocumentsWriteIt() {
    corpus.put(Documents.page("r.md", "Artifactory", "Links."), "r");

    assertThat(find("artifcatory", Audience.anyone()).respelt())
        .containsExactly(new SpellingCorrection("artifcatory", "artifactory"));
  }

  @Test
  void leavesOtherFormsOfKnownWordsIdentifiersAndLogsAlone() {
    assertThat(find("deployed deploys", Audience.anyone()).respelt()).isEmpty();
    assertThat(find("kafak-1 /etc/kafak KAFAK_HOME --kafak", Audience.anyone()).respelt())
        .isEmpty();
    assertThat(find("kafak ".repeat(60), Audience.anyone()).respelt()).isEmpty();
  }

  @Test
  void takesNoOtherThingForASlip() {
    corpus.put(Documents.page("r.md", "Rabbit", "A rabbit lives here, once a hutchs."), "r");

    assertThat(find("restart rabbitmq", Audience.anyone()).respelt()).isEmpty();
    assertThat(find("hutchz", Audience.anyone()).respelt()).isEmpty();
  }

  @Test
  void correctsByWordsOfPagesThatTheAskerMayReadAndByNoOthers() {
    corpus.put(secret("Projekt Falkenstein", "Falkenstein means the merger."), "s");

    SearchRanking theirs = find("what is falkensten", MEMBER_OF_BOARD);
    SearchRanking others = find("what is falkensten", Audience.anyone());

    assertThat(theirs.respelt())
        .containsExactly(new SpellingCorrection("falkensten", "falkenstein"));
    assertThat(theirs.documents().getFirst().id().value()).isEqualTo("runbooks/secret.md");
    assertThat(others.respelt()).isEmpty();
    assertThat(others.documents()).noneMatch(each -> each.id().value().contains("secret"));
  }

  @Test
  void aPrivatePageThatHasTheWordItselfChangesNothingForOthers() {
    List<SpellingCorrection> before = find("kafkb", Audience.anyone()).respelt();

    corpus.put(secret("Kafkb", "Kafkb kafkc kafkc."), "s");

    assertThat(before).containsExactly(new SpellingCorrection("kafkb", "kafka"));
    assertThat(find("kafkb", Audience.anyone()).respelt()).isEqualTo(before);
    assertThat(find("kafkb", MEMBER_OF_BOARD).respelt()).isEmpty();
  }

  private SearchRanking find(String question, Audience audience) {
    IndexUpdater follower = new IndexUpdater(corpus, index, embedder);
    while (follower.embedSome() > 0) {
      // each round embeds some more documents
    }
    follower.catchUp(count -> {});
    return new DocumentSearch(index, embedder).find(new SearchQuery(question, audience, Set.of()));
  }

  private static Document secret(String title, String text) {
    Document page = Documents.page("secret.md", title, text);
    return new Document(
        new DocumentId("runbooks/secret.md"),
        page.source(),
        page.kind(),
        AccessRule.only(Set.of(BOARD)),
        page.frontMatter(),
        page.passages());
  }
}
